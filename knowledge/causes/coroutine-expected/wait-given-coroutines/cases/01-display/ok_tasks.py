import asyncio


async def walk(dog, minutes):
    await asyncio.sleep(minutes / 1000)
    return dog


async def main():
    walks = {asyncio.create_task(walk(dog, 10)) for dog in ("Bella", "Rex")}
    done, waiting = await asyncio.wait(walks, timeout=1)
    print(sorted(task.result() for task in done), len(waiting))


if __name__ == "__main__":
    asyncio.run(main())
