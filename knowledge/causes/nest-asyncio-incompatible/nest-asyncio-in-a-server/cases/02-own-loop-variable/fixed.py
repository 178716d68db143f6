import asyncio
import os

from aiohttp import web


async def seats(row):
    await asyncio.sleep(0.2)
    return [f"{row}{number}" for number in range(1, 5)]


async def show(request):
    free = await seats(request.match_info["row"])
    return web.json_response(free)


app = web.Application()
app.router.add_get("/seats/{row}", show)

if __name__ == "__main__":
    web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]))
