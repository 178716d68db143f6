import asyncio

RUNNING = set()


async def turn(degrees):
    await asyncio.sleep(0.01)
    print("turned", degrees)


async def main():
    turning = asyncio.create_task(turn(90))
    RUNNING.add(turning)
    turning.add_done_callback(RUNNING.discard)
    other = asyncio.create_task(turn(45))
    await other


if __name__ == "__main__":
    asyncio.run(main())
