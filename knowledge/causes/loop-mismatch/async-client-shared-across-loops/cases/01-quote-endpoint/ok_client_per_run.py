import asyncio
import os

import httpx
from fastapi import FastAPI

api = FastAPI()


async def fetch(symbol):
    async with httpx.AsyncClient(base_url=os.environ["QUOTES_URL"]) as quotes:
        answer = await quotes.get(f"/quotes/{symbol}")
        return answer.json()["last"]


@api.get("/quotes/{symbol}")
def quote(symbol: str):
    return {"symbol": symbol, "last": asyncio.run(fetch(symbol))}
