import aiohttp
from fastapi import FastAPI

api = FastAPI()


@api.get("/tides/{port}")
async def tide(port: str):
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://tides.internal/{port}") as answer:
            return await answer.json()
