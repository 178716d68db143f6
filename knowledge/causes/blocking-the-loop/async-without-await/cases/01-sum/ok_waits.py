import asyncio


async def total(prices):
    await asyncio.sleep(0)
    return sum(prices)


async def main():
    print(await total([3, 4]))


if __name__ == "__main__":
    asyncio.run(main())
