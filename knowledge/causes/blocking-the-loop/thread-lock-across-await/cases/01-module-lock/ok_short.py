import asyncio
import threading

LOCK = threading.Lock()
QUEUE = []


async def register(patient):
    with LOCK:
        QUEUE.append(patient)
    await asyncio.sleep(0.01)
    with LOCK:
        QUEUE.append(f"{patient} registered")


async def main():
    await asyncio.gather(register("Ada"), register("Ben"))
    print(QUEUE)


if __name__ == "__main__":
    asyncio.run(main())
