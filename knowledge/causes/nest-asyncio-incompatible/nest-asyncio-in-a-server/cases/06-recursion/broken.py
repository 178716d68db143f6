import asyncio

import nest_asyncio
from fastapi import FastAPI

nest_asyncio.apply()

api = FastAPI()
HOURS = {"pier": 410, "mole": 95}


async def burning_hours(lamp):
    await asyncio.sleep(0.2)
    return HOURS[lamp]


@api.get("/lamps/{lamp}")
async def lamp(lamp: str):
    loop = asyncio.get_event_loop()
    return {"lamp": lamp, "hours": loop.run_until_complete(burning_hours(lamp))}
