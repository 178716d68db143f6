import os

import httpx
from fastapi import FastAPI

api = FastAPI()


@api.get("/weather/{town}")
async def weather(town: str):
    async with httpx.AsyncClient(base_url=os.environ["STATIONS_URL"]) as stations:
        answer = await stations.get(f"/towns/{town}")
        answer.raise_for_status()
    return answer.json()
