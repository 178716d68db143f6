import asyncio

from fastapi import FastAPI

api = FastAPI()

READINGS = {"north": 61.5, "south": 58.0}


async def read_humidity(bed: str) -> float:
    await asyncio.sleep(0.01)
    return READINGS[bed]


@api.get("/beds/{bed}/humidity")
def humidity(bed: str):
    value = asyncio.run(read_humidity(bed))
    return {"bed": bed, "humidity": value}
