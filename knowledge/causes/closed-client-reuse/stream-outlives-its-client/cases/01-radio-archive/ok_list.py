import os

import httpx
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

api = FastAPI()
ARCHIVE = os.environ["ARCHIVE_URL"]


@api.get("/shows/{number}")
async def listen(number: int):
    async with httpx.AsyncClient() as tape:
        show = await tape.get(f"{ARCHIVE}/shows/{number}")
        parts = [show.content]
        return StreamingResponse(iter(parts), media_type="audio/ogg")
