import asyncio


async def guard(room):
    await asyncio.sleep(0.01)
    return room


def busy_tasks():
    try:
        return asyncio.all_tasks()
    except AttributeError:
        return asyncio.Task.all_tasks()


async def count():
    try:
        return len(asyncio.Task.all_tasks())
    except AttributeError:
        return len(busy_tasks())


async def main():
    guards = [asyncio.create_task(guard(room)) for room in ("east", "west")]
    print(await count() - 1, "guards on duty")
    await asyncio.gather(*guards)


if __name__ == "__main__":
    asyncio.run(main())
