import asyncio


async def total(prices):
    return sum(prices)


async def main():
    await asyncio.sleep(0)
    print(await total([3, 4]))


if __name__ == "__main__":
    asyncio.run(main())
