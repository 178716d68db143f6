import asyncio


async def drive(stop):
    await asyncio.sleep(0)
    print(f"next stop {stop}")


if __name__ == "__main__":
    asyncio.run(drive("harbour"))
