import asyncio


async def watch(tank):
    await asyncio.sleep(10)
    return tank


async def main():
    watching = asyncio.create_task(watch("reef"))
    await asyncio.sleep(0)
    watching.cancel()
    try:
        await watching
    except asyncio.CancelledError:
        print("stopped")


if __name__ == "__main__":
    asyncio.run(main())
