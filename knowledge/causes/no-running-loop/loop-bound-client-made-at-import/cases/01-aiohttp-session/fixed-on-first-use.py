import functools

import aiohttp
from fastapi import FastAPI

api = FastAPI()


@functools.cache
def session():
    return aiohttp.ClientSession()


@api.get("/tides/{port}")
async def tide(port: str):
    async with session().get(f"http://tides.internal/{port}") as answer:
        return await answer.json()
