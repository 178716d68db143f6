import asyncio


async def count_crates():
    await asyncio.sleep(0)
    return 12


async def totals():
    crates = await count_crates()
    print(f"{crates} crates")


if __name__ == "__main__":
    asyncio.run(totals())
