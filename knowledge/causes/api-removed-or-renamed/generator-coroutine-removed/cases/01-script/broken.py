import asyncio


@asyncio.coroutine
def high_water(port):
    yield from asyncio.sleep(0.01)
    return f"{port} 14:20"


async def main():
    print(await high_water("Saltholm"))


if __name__ == "__main__":
    asyncio.run(main())
