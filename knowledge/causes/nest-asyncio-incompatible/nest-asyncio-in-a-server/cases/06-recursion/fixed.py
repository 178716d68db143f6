import asyncio

from fastapi import FastAPI

api = FastAPI()
HOURS = {"pier": 410, "mole": 95}


async def burning_hours(lamp):
    await asyncio.sleep(0.2)
    return HOURS[lamp]


@api.get("/lamps/{lamp}")
async def lamp(lamp: str):
    return {"lamp": lamp, "hours": await burning_hours(lamp)}
