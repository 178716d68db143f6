import asyncio

from fastapi import FastAPI

api = FastAPI()
TONNES = {"wheat": 310, "rye": 95}


async def weigh(grain: str) -> int:
    await asyncio.sleep(0.01)
    return TONNES[grain]


@api.get("/silos/{grain}")
def silo(grain: str):
    tonnes = asyncio.run(weigh(grain))
    return {"grain": grain, "tonnes": tonnes}
