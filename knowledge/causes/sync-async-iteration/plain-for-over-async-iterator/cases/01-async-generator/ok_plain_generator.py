import asyncio


def readings(count):
    for number in range(count):
        yield number * 0.5


async def main():
    highest = 0
    for value in readings(4):
        highest = max(highest, value)
    print(highest)


if __name__ == "__main__":
    asyncio.run(main())
