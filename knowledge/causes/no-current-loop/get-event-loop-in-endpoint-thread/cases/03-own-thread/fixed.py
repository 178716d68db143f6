import asyncio
import threading

BLINKS = []


async def blink(lamp):
    await asyncio.sleep(0)
    BLINKS.append(lamp)


def work(lamp):
    asyncio.run(blink(lamp))


if __name__ == "__main__":
    worker = threading.Thread(target=work, args=("north",))
    worker.start()
    worker.join()
    print(BLINKS)
