import asyncio


async def load_tides(port):
    await asyncio.sleep(0)
    return [1.2, 3.4, 0.9]


async def highest():
    return max(await load_tides("Husum"))
