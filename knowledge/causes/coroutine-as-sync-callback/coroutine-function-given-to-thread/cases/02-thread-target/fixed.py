import asyncio
import threading

RUNG = []


async def ring(bell, times):
    for _ in range(times):
        await asyncio.sleep(0.001)
        RUNG.append(bell)


def main():
    ringer = threading.Thread(target=asyncio.run, args=(ring("tenor", 3),))
    ringer.start()
    ringer.join()
    print(RUNG)


if __name__ == "__main__":
    main()
