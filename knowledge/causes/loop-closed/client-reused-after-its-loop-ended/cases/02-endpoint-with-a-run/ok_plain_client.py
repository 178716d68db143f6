import os

import httpx
from fastapi import FastAPI

app = FastAPI()
museum = httpx.Client(base_url=os.environ["MUSEUM_URL"])


@app.get("/exhibits/{number}")
def exhibit(number: int):
    response = museum.get(f"/exhibits/{number}")
    return response.json()
