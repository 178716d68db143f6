import asyncio


async def tremors(values):
    for value in values:
        async with asyncio.timeout(0.05):
            await asyncio.sleep(0.001)
        yield value


async def main():
    async for value in tremors([3, 1, 4]):
        await asyncio.sleep(0.1)
        print("drawn", value)


if __name__ == "__main__":
    asyncio.run(main())
