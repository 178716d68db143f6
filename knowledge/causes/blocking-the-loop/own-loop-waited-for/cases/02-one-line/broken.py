import asyncio


async def count_crates():
    await asyncio.sleep(0)
    return 12


async def totals():
    crates = asyncio.run_coroutine_threadsafe(count_crates(), asyncio.get_running_loop()).result(timeout=0.2)
    print(f"{crates} crates")


if __name__ == "__main__":
    asyncio.run(totals())
