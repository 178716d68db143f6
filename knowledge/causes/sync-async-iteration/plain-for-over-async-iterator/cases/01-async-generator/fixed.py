import asyncio


async def readings(count):
    for number in range(count):
        await asyncio.sleep(0)
        yield number * 0.5


async def main():
    highest = 0
    async for value in readings(4):
        highest = max(highest, value)
    print(highest)


if __name__ == "__main__":
    asyncio.run(main())
