import asyncio
import faulthandler
import threading

LOCK = threading.Lock()
QUEUE = []


async def register(patient):
    with LOCK:
        QUEUE.append(patient)
        await asyncio.sleep(0.01)
        QUEUE.append(f"{patient} registered")


async def main():
    faulthandler.dump_traceback_later(1, exit=True)
    await asyncio.gather(register("Ada"), register("Ben"))
    faulthandler.cancel_dump_traceback_later()
    print(QUEUE)


if __name__ == "__main__":
    asyncio.run(main())
