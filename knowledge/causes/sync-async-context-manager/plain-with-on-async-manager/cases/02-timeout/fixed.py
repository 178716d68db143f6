import asyncio


async def preheat():
    await asyncio.sleep(0.001)
    return 220


async def main():
    async with asyncio.timeout(2):
        print(await preheat())


if __name__ == "__main__":
    asyncio.run(main())
