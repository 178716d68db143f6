import asyncio
import threading

RUNG = []


async def ring(bell, times):
    for _ in range(times):
        await asyncio.sleep(0.001)
        RUNG.append(bell)


def ring_in_thread(bell, times):
    asyncio.run(ring(bell, times))


def main():
    ringer = threading.Thread(target=ring_in_thread, args=("tenor", 3))
    ringer.start()
    ringer.join()
    print(RUNG)


if __name__ == "__main__":
    main()
