import asyncio


async def read_zones():
    await asyncio.sleep(0)
    return ["A", "B", "C"]


ZONES = asyncio.run(read_zones())
print(ZONES)
