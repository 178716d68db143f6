import os

import requests
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

api = FastAPI()
FORECAST_URL = os.environ["FORECAST_URL"]


@api.get("/forecast/{town}")
async def forecast(town: str):
    answer = await run_in_threadpool(requests.get, FORECAST_URL, params={"town": town}, timeout=5)
    return {"town": town, "rain": answer.json()["rain"]}
