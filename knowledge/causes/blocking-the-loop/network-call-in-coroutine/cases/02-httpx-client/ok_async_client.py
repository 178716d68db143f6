import os

import httpx
from fastapi import FastAPI

api = FastAPI()
shop = httpx.AsyncClient(base_url=os.environ["SHOP_URL"])


@api.get("/prices/{item}")
async def price(item: str):
    answer = await shop.get(f"/prices/{item}")
    return answer.json()
