import asyncio

STATE = {"hot": False}


async def heat():
    await asyncio.sleep(0.02)
    STATE["hot"] = True


async def main():
    heating = asyncio.create_task(heat())
    while not STATE["hot"]:
        await asyncio.sleep(0.005)
    await heating
    print("tea")


if __name__ == "__main__":
    asyncio.run(main())
