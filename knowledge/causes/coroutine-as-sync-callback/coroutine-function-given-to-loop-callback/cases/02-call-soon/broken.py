import asyncio

RIDES = []


async def turn(horse):
    await asyncio.sleep(0.001)
    RIDES.append(horse)


async def main():
    loop = asyncio.get_running_loop()
    for horse in ("grey", "bay"):
        loop.call_soon(turn, horse)
    await asyncio.sleep(0.05)
    print(RIDES)


if __name__ == "__main__":
    asyncio.run(main())
