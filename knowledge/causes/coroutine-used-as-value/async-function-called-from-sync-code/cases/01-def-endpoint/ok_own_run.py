import asyncio

from fastapi import FastAPI

api = FastAPI()


async def load_shelf(room: str) -> list[str]:
    await asyncio.sleep(0)
    return ["atlas", "novel"]


@api.get("/rooms/{room}/books")
def books(room: str):
    shelf = asyncio.run(load_shelf(room))
    return {"room": room, "count": len(shelf)}
