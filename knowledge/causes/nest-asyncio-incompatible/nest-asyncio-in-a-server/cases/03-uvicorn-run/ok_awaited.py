import asyncio
import os

import uvicorn
from fastapi import FastAPI

api = FastAPI()


async def load_stable():
    await asyncio.sleep(0.01)
    return {"Fjord": 2, "Shetland": 5}


@api.get("/ponies")
async def ponies():
    return await load_stable()


if __name__ == "__main__":
    uvicorn.run(api, host="127.0.0.1", port=int(os.environ["PORT"]), loop="asyncio")
