import asyncio


class Shelf:
    def __init__(self):
        self._lock = asyncio.Lock()
        self._boxes = {}

    async def store(self, number, label):
        async with self._lock:
            await asyncio.sleep(0.01)
            self._boxes[number] = label

    async def count(self):
        await self._lock.acquire()
        boxes = len(self._boxes)
        self._lock.release()
        return boxes


async def main():
    shelf = Shelf()
    await shelf.store(1, "maps")
    print(await shelf.count())


if __name__ == "__main__":
    asyncio.run(main())
