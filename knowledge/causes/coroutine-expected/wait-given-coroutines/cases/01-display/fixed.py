import asyncio


async def walk(dog, minutes):
    await asyncio.sleep(minutes / 1000)
    return dog


async def main():
    done, waiting = await asyncio.wait([asyncio.create_task(walk("Bella", 10)), asyncio.create_task(walk("Rex", 20))])
    print(sorted(task.result() for task in done), len(waiting))


if __name__ == "__main__":
    asyncio.run(main())
