import asyncpg
from fastapi import FastAPI

api = FastAPI()


@api.get("/members/{card}")
async def member(card: int):
    connection = await asyncpg.connect("postgresql:///library")
    name = await connection.fetchval("select name from members where card = $1", card)
    await connection.close()
    return {"card": card, "name": name}
