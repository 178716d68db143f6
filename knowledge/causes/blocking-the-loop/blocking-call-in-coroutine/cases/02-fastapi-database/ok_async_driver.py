import aiosqlite
from fastapi import FastAPI

api = FastAPI()


@api.get("/shelves/{shelf}")
async def boxes(shelf: int):
    async with aiosqlite.connect("store.db") as connection:
        async with connection.execute("select 3 * ?", (shelf,)) as cursor:
            counted = (await cursor.fetchone())[0]
    return {"shelf": shelf, "boxes": counted}
