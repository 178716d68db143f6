import asyncio


async def heat(hot):
    await asyncio.sleep(0.02)
    hot.set()


async def main():
    hot = asyncio.Event()
    heating = asyncio.create_task(heat(hot))
    await hot.wait()
    await heating
    print("tea")


if __name__ == "__main__":
    asyncio.run(main())
