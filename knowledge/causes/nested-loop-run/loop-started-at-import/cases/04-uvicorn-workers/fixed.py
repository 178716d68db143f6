import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request


async def read_timetable():
    await asyncio.sleep(0)
    return {"Amrum": "8:15", "Sylt": "9:40"}


@asynccontextmanager
async def lifespan(api):
    api.state.timetable = await read_timetable()
    yield


api = FastAPI(lifespan=lifespan)


@api.get("/ferries/{island}")
async def ferry(request: Request, island: str):
    return {"island": island, "leaves": request.app.state.timetable[island]}
