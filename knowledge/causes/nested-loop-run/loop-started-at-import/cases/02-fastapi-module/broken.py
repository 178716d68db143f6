import asyncio

from fastapi import FastAPI


async def read_zones():
    await asyncio.sleep(0)
    return ["A", "B", "C"]


ZONES = asyncio.run(read_zones())
api = FastAPI()


@api.get("/zones")
def zones():
    return ZONES
