import asyncio


async def main():
    async with asyncio.timeout(0.001):
        total = sum(range(200_000))
    print(total)
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
