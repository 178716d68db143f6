import os

import httpx
from fastapi import FastAPI
from fastapi.responses import Response

api = FastAPI()
ARCHIVE = os.environ["ARCHIVE_URL"]


@api.get("/shows/{number}")
async def listen(number: int):
    async with httpx.AsyncClient() as tape:
        show = await tape.get(f"{ARCHIVE}/shows/{number}")
        return Response(show.content, media_type="audio/ogg")
