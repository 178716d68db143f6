import asyncio
import os

import requests
from aiohttp import web

DRAWS = os.environ["DRAWS_URL"]


async def numbers(request):
    day = request.match_info["day"]
    answer = await asyncio.to_thread(requests.get, f"{DRAWS}/draws/{day}", timeout=5)
    return web.json_response({"day": day, "numbers": answer.json()["numbers"]})


app = web.Application()
app.router.add_get("/numbers/{day}", numbers)

if __name__ == "__main__":
    web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]))
