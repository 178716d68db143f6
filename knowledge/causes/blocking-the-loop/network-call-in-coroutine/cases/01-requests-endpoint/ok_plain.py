import requests
from fastapi import FastAPI

api = FastAPI()
FORECAST_URL = "http://127.0.0.1:9/forecast"


@api.get("/forecast/{town}")
def forecast(town: str):
    answer = requests.get(FORECAST_URL, params={"town": town}, timeout=5)
    return {"town": town, "rain": answer.json()["rain"]}
