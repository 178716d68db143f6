import asyncio

ramp = asyncio.Lock()


async def drive_on(lorry):
    async with ramp:
        await asyncio.sleep(0.01)
        return lorry


async def load(lorries):
    return await asyncio.gather(*(drive_on(lorry) for lorry in lorries))


if __name__ == "__main__":
    print(asyncio.run(load(["red", "blue"])))
    print(asyncio.run(load(["green", "white"])))
