import asyncio


async def count_crates():
    await asyncio.sleep(0)
    return 12


async def totals():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(count_crates(), loop)
    crates = future.result(0.2)
    print(f"{crates} crates")


if __name__ == "__main__":
    asyncio.run(totals())
