import asyncio

import nest_asyncio
from fastapi import FastAPI

api = FastAPI()
DOGS = {"east": ["Bo", "Fips"], "west": []}


async def residents(wing):
    await asyncio.sleep(0.01)
    return DOGS[wing]


@api.get("/kennels/{wing}")
async def kennel(wing: str):
    nest_asyncio.apply()
    return {"wing": wing, "dogs": asyncio.run(residents(wing))}
