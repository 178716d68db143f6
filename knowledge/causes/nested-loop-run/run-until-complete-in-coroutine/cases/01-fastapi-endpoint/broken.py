import asyncio

from fastapi import FastAPI

api = FastAPI()

READINGS = {"north": 61.5, "south": 58.0}


async def read_humidity(bed: str) -> float:
    await asyncio.sleep(0.01)
    return READINGS[bed]


@api.get("/beds/{bed}/humidity")
async def humidity(bed: str):
    loop = asyncio.get_event_loop()
    value = loop.run_until_complete(read_humidity(bed))
    return {"bed": bed, "humidity": value}
