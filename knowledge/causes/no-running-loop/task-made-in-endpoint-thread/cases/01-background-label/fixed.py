import asyncio

from fastapi import FastAPI

api = FastAPI()
tasks = set()


async def send_to_printer(number: int) -> None:
    await asyncio.sleep(0.01)


@api.post("/orders/{number}/label")
async def print_label(number: int):
    task = asyncio.create_task(send_to_printer(number))
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return {"queued": number}
