import asyncio


async def count(street):
    await asyncio.sleep(0.01)
    return len(street)


async def main():
    total = []
    for street in ("Elm", "Oak Lane"):
        total.append(await count(street))
    print(sum(total))


if __name__ == "__main__":
    asyncio.run(main())
