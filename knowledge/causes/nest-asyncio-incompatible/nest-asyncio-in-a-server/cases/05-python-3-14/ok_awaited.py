import asyncio

from fastapi import FastAPI

api = FastAPI()
OVENS = {"rye": 220, "bun": 180}


async def read_oven(bread):
    await asyncio.sleep(0.01)
    return OVENS[bread]


@api.get("/ovens/{bread}")
async def oven(bread: str):
    return {"bread": bread, "degrees": await read_oven(bread)}


@api.get("/breads")
def breads():
    return sorted(OVENS)
