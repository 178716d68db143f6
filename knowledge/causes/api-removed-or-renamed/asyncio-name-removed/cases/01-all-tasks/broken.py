import asyncio


async def guard(room):
    await asyncio.sleep(0.01)
    return room


async def main():
    guards = [asyncio.create_task(guard(room)) for room in ("east", "west")]
    busy = asyncio.Task.all_tasks()
    print(len(busy) - 1, "guards on duty")
    await asyncio.gather(*guards)


if __name__ == "__main__":
    asyncio.run(main())
