import asyncio

from fastapi import FastAPI


async def read_timetable():
    await asyncio.sleep(0)
    return {"Amrum": "8:15", "Sylt": "9:40"}


TIMETABLE = asyncio.run(read_timetable())
api = FastAPI()


@api.get("/ferries/{island}")
async def ferry(island: str):
    return {"island": island, "leaves": TIMETABLE[island]}
