import asyncio


async def preheat():
    await asyncio.sleep(0.001)
    return 220


async def main():
    print(await asyncio.wait_for(preheat(), 2))


if __name__ == "__main__":
    asyncio.run(main())
