import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI

stations = httpx.AsyncClient(base_url=os.environ["STATIONS_URL"])


@asynccontextmanager
async def lifespan(app):
    async with stations:
        yield


api = FastAPI(lifespan=lifespan)


@api.get("/weather/{town}")
async def weather(town: str):
    answer = await stations.get(f"/towns/{town}")
    answer.raise_for_status()
    return answer.json()
