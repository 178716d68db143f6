import asyncio
import queue

belt = queue.Queue()


async def load():
    for crate in ("pears", "plums"):
        await asyncio.sleep(0.01)
        belt.put(crate)


async def unload():
    loader = asyncio.create_task(load())
    for _ in range(2):
        print(belt.get())
    await loader


if __name__ == "__main__":
    asyncio.run(unload())
