import asyncio

from fastapi import FastAPI

api = FastAPI()
tasks = set()


async def send_to_printer(number: int) -> None:
    await asyncio.sleep(0.01)


@api.post("/orders/{number}/label")
def print_label(number: int):
    asyncio.run(send_to_printer(number))
    return {"queued": number}
