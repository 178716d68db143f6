import asyncio

RIDES = []


async def turn(horse):
    await asyncio.sleep(0.001)
    RIDES.append(horse)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(RIDES.append, "start")
    await asyncio.gather(turn("grey"), turn("bay"))
    print(RIDES)


if __name__ == "__main__":
    asyncio.run(main())
