import asyncio
import threading


async def tick(seconds):
    await asyncio.sleep(seconds)
    return "noon"


def ring(loop, heard):
    heard.append(asyncio.run_coroutine_threadsafe(tick(0.01), loop=loop).result())


async def main():
    heard = []
    ringer = threading.Thread(target=ring, args=(asyncio.get_running_loop(), heard))
    ringer.start()
    while ringer.is_alive():
        await asyncio.sleep(0.01)
    print(heard)


if __name__ == "__main__":
    asyncio.run(main())
