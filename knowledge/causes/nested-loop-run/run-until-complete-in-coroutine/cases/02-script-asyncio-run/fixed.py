import asyncio

SACKS = {"flour": 12, "sugar": 7, "salt": 2}


async def count_sacks(shelf):
    await asyncio.sleep(0)
    return SACKS[shelf]


async def report():
    total = 0
    for shelf in SACKS:
        total += await count_sacks(shelf)
    print(f"{total} sacks in store")


if __name__ == "__main__":
    asyncio.run(report())
