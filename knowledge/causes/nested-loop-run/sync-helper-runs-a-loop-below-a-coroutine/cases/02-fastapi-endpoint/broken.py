import asyncio

from fastapi import FastAPI

api = FastAPI()
TOLLS = {"bridge": 6.5, "tunnel": 9.0}


async def read_toll(road: str) -> float:
    await asyncio.sleep(0.01)
    return TOLLS[road]


def toll_with_tax(road: str) -> float:
    return round(asyncio.run(read_toll(road)) * 1.19, 2)


@api.get("/tolls/{road}")
async def toll(road: str):
    return {"road": road, "toll": toll_with_tax(road)}
