import asyncio


async def turn(degrees):
    await asyncio.sleep(0.01)
    print("turned", degrees)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(turn(90))
        group.create_task(turn(45))


if __name__ == "__main__":
    asyncio.run(main())
