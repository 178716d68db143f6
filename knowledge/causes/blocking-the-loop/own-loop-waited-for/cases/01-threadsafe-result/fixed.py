import asyncio


async def count_crates():
    await asyncio.sleep(0)
    return 12


async def totals():
    crates = await asyncio.wait_for(count_crates(), 0.2)
    print(f"{crates} crates")


if __name__ == "__main__":
    asyncio.run(totals())
