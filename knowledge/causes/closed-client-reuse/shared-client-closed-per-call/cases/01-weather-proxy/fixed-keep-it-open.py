import os

import httpx
from fastapi import FastAPI

api = FastAPI()
stations = httpx.AsyncClient(base_url=os.environ["STATIONS_URL"])


@api.get("/weather/{town}")
async def weather(town: str):
    answer = await stations.get(f"/towns/{town}")
    answer.raise_for_status()
    return answer.json()
