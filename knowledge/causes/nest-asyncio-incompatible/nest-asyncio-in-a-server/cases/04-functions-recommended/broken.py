import asyncio

import azure.functions as func
import nest_asyncio
from fastapi import FastAPI

nest_asyncio.apply()

api = FastAPI(title="Saplings")
NURSERY = {"oak": 30, "lime": 12}


async def count(tree):
    await asyncio.sleep(0.05)
    return NURSERY.get(tree, 0)


@api.get("/saplings/{tree}")
async def saplings(tree: str):
    return {"tree": tree, "count": await count(tree)}


async def main(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    return func.AsgiMiddleware(api).handle(req, context)
