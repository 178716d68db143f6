import asyncio

background_tasks = set()


async def refill(litres):
    await asyncio.sleep(0.001)
    print("refilled", litres)


async def main():
    loop = asyncio.get_running_loop()

    def start_task():
        task = asyncio.create_task(refill(20))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)

    loop.call_later(0.01, start_task)
    await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(main())
