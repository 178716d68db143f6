import asyncio

from fastapi import FastAPI

api = FastAPI()
TOWNS = {"24103": "Kiel", "18055": "Rostock"}


async def find_town(postcode: str) -> str:
    await asyncio.sleep(0.01)
    return TOWNS.get(postcode, "unknown")


@api.get("/postcodes/{postcode}")
async def town(postcode: str):
    return await find_town(postcode)
