import asyncio

background_tasks = set()

RIDES = []


async def turn(horse):
    await asyncio.sleep(0.001)
    RIDES.append(horse)


async def main():
    loop = asyncio.get_running_loop()
    for horse in ("grey", "bay"):
        task = asyncio.create_task(turn(horse))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
    await asyncio.sleep(0.05)
    print(RIDES)


if __name__ == "__main__":
    asyncio.run(main())
