import httpx
from fastapi import FastAPI

api = FastAPI()
shop = httpx.Client(base_url="http://127.0.0.1:9")


@api.get("/prices/{item}")
async def price(item: str):
    answer = shop.get(f"/prices/{item}")
    return answer.json()
