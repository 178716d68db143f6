import asyncio

import nest_asyncio
from fastapi import FastAPI

nest_asyncio.apply()

api = FastAPI()
SUPPLIERS = {"alder": 4.2, "beech": 3.9}


async def offer(supplier):
    await asyncio.sleep(0.05)
    return SUPPLIERS[supplier]


@api.get("/timber/best")
async def best():
    offers = {name: asyncio.run(offer(name)) for name in SUPPLIERS}
    return {"supplier": min(offers, key=offers.get)}
