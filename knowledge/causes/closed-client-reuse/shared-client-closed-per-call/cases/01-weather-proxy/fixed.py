import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(api):
    async with httpx.AsyncClient(base_url=os.environ["STATIONS_URL"]) as stations:
        api.state.stations = stations
        yield


api = FastAPI(lifespan=lifespan)


@api.get("/weather/{town}")
async def weather(request: Request, town: str):
    answer = await request.app.state.stations.get(f"/towns/{town}")
    answer.raise_for_status()
    return answer.json()
