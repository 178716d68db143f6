import asyncio
import sys

from fastapi import FastAPI

if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsProactorEventLoopPolicy())

api = FastAPI()
PAPERS = {"morning": 40, "weekend": 12}


@api.get("/papers")
async def papers():
    return PAPERS
