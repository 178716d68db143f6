import asyncio

from fastapi import FastAPI

api = FastAPI()


async def load_shelf(room: str) -> list[str]:
    await asyncio.sleep(0)
    return ["atlas", "novel"]


@api.get("/rooms/{room}/books")
async def books(room: str):
    shelf = await load_shelf(room)
    return {"room": room, "count": len(shelf)}
