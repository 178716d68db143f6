import asyncio


async def count(street):
    await asyncio.sleep(0.01)
    return len(street)


async def main():
    print(sum(await asyncio.gather(*[count(street) for street in ("Elm", "Oak Lane")])))


if __name__ == "__main__":
    asyncio.run(main())
