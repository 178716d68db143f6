from contextlib import asynccontextmanager

import aiohttp
from fastapi import FastAPI, Request


@asynccontextmanager
async def lifespan(api):
    async with aiohttp.ClientSession() as session:
        api.state.session = session
        yield


api = FastAPI(lifespan=lifespan)


@api.get("/tides/{port}")
async def tide(request: Request, port: str):
    async with request.app.state.session.get(f"http://tides.internal/{port}") as answer:
        return await answer.json()
