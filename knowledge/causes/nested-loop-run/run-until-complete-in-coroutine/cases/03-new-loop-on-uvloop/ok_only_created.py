import asyncio

from fastapi import FastAPI

api = FastAPI()
TANKS = {"fore": 41.5, "aft": 38.0}


async def read_level(tank: str) -> float:
    await asyncio.sleep(0.01)
    return TANKS[tank]


@api.get("/tanks/{tank}")
async def level(tank: str):
    loop = asyncio.new_event_loop()
    loop.close()
    cubic_metres = await read_level(tank)
    return {"tank": tank, "level": cubic_metres}
