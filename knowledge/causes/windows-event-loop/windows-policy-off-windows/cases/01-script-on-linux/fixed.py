import asyncio
import sys


async def drive(stop):
    await asyncio.sleep(0)
    print(f"next stop {stop}")


if __name__ == "__main__":
    if sys.platform == "win32":
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    asyncio.run(drive("harbour"))
