import asyncio
import time


async def ring(times):
    loop = asyncio.get_running_loop()
    started = loop.time()
    for _ in range(times):
        await asyncio.sleep(0)
    print(f"{times} times in {loop.time() - started:.0f} s")


if __name__ == "__main__":
    print(time.strftime("%Y"))
    asyncio.run(ring(3))
