import asyncio
import time

loop = asyncio.get_running_loop()


async def ring(times):
    started = loop.time()
    for _ in range(times):
        await asyncio.sleep(0)
    print(f"{times} times in {loop.time() - started:.0f} s")


if __name__ == "__main__":
    print(time.strftime("%Y"))
    asyncio.run(ring(3))
