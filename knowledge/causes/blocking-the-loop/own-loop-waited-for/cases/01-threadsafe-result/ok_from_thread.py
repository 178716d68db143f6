import asyncio


async def count_crates():
    await asyncio.sleep(0)
    return 12


async def totals():
    loop = asyncio.get_running_loop()
    crates = await asyncio.to_thread(
        lambda: asyncio.run_coroutine_threadsafe(count_crates(), loop).result(5)
    )
    print(f"{crates} crates")


if __name__ == "__main__":
    asyncio.run(totals())
