import asyncio

import anyio.from_thread
from fastapi import FastAPI

api = FastAPI()
tasks = set()


async def send_to_printer(number: int) -> None:
    await asyncio.sleep(0.01)


@api.post("/orders/{number}/label")
def print_label(number: int):
    anyio.from_thread.run(send_to_printer, number)
    return {"queued": number}
