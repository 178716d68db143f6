import asyncio

from fastapi import FastAPI

api = FastAPI()


async def load_signs():
    await asyncio.sleep(0.01)
    return ["stop", "yield"]


signs = load_signs()


@api.get("/signs")
async def all_signs():
    return await signs
