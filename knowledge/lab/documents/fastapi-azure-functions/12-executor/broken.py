import asyncio
import time

from fastapi import FastAPI

api = FastAPI()


def measured_depth():
    time.sleep(0.1)
    return 12


@api.get("/depth")
async def depth():
    return measured_depth()
