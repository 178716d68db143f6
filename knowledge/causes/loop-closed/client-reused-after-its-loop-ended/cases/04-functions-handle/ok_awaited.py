import os

import azure.functions as func
import httpx
from fastapi import FastAPI

api = FastAPI(title="Ponds")
sensors = httpx.AsyncClient(base_url=os.environ["PONDS_URL"])


@api.get("/ponds/{pond}")
async def oxygen(pond: str):
    answer = await sensors.get(f"/ponds/{pond}")
    return {"pond": pond, "oxygen": answer.json()["oxygen"]}


async def main(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    return await func.AsgiMiddleware(api).handle_async(req, context)
