import os

import httpx
from fastapi import FastAPI

api = FastAPI()
quotes = httpx.AsyncClient(base_url=os.environ["QUOTES_URL"])


async def fetch(symbol):
    answer = await quotes.get(f"/quotes/{symbol}")
    return answer.json()["last"]


@api.get("/quotes/{symbol}")
async def quote(symbol: str):
    return {"symbol": symbol, "last": await fetch(symbol)}
