import asyncio
import threading

filled = threading.Event()


async def fill():
    await asyncio.sleep(0.01)
    filled.set()


async def open_gate():
    filler = asyncio.create_task(fill())
    filled.wait()
    await filler
    print("the gate opens")


if __name__ == "__main__":
    asyncio.run(open_gate())
