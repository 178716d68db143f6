import os

import requests
from fastapi import FastAPI

api = FastAPI()
FORECAST_URL = os.environ["FORECAST_URL"]


@api.get("/forecast/{town}")
def forecast(town: str):
    answer = requests.get(FORECAST_URL, params={"town": town}, timeout=5)
    return {"town": town, "rain": answer.json()["rain"]}
