import os

import httpx
from fastapi import FastAPI

app = FastAPI()
museum = httpx.AsyncClient(base_url=os.environ["MUSEUM_URL"])


@app.get("/exhibits/{number}")
async def exhibit(number: int):
    response = await museum.get(f"/exhibits/{number}")
    return response.json()
