import asyncio


async def drill(hole, seconds):
    await asyncio.sleep(seconds)
    return hole


async def first_ready(holes):
    tasks = []
    async with asyncio.TaskGroup() as group:
        for hole, seconds in holes.items():
            tasks.append(group.create_task(drill(hole, seconds)))
            await asyncio.sleep(0.02)
            if tasks[-1].done():
                for task in tasks:
                    task.cancel()
                return hole


if __name__ == "__main__":
    print(asyncio.run(first_ready({"A": 0.3, "B": 0.01})))
