import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request


async def read_zones():
    await asyncio.sleep(0)
    return ["A", "B", "C"]


@asynccontextmanager
async def lifespan(api):
    api.state.zones = await read_zones()
    yield


api = FastAPI(lifespan=lifespan)


@api.get("/zones")
def zones(request: Request):
    return request.app.state.zones
