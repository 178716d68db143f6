import asyncio


async def buoys():
    for name in ("A", "B"):
        await asyncio.sleep(0)
        yield name


async def main():
    names = [name.lower() async for name in buoys()]
    print(names)


if __name__ == "__main__":
    asyncio.run(main())
