import os

import httpx
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

api = FastAPI()
shop = httpx.Client(base_url=os.environ["SHOP_URL"])


@api.get("/prices/{item}")
async def price(item: str):
    answer = await run_in_threadpool(shop.get, f"/prices/{item}")
    return answer.json()
