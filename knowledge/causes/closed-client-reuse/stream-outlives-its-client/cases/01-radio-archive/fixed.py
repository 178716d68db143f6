import os

import httpx
from fastapi import FastAPI
from fastapi.responses import StreamingResponse

api = FastAPI()
ARCHIVE = os.environ["ARCHIVE_URL"]


@api.get("/shows/{number}")
async def listen(number: int):
    async def stream():
        async with httpx.AsyncClient() as tape:
            async with tape.stream("GET", f"{ARCHIVE}/shows/{number}") as show:
                async for chunk in show.aiter_bytes():
                    yield chunk

    return StreamingResponse(stream(), media_type="audio/ogg")
