import asyncio


async def load_tides(port):
    await asyncio.sleep(0)
    return [1.2, 3.4, 0.9]


tides = asyncio.run(load_tides("Husum"))
print(max(tides))
