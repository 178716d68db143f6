import asyncio


class Shelf:
    def __init__(self):
        self._lock = asyncio.Lock()
        self._boxes = {}

    async def store(self, number, label):
        async with self._lock:
            await asyncio.sleep(0.01)
            self._boxes[number] = label


async def main():
    shelf = Shelf()
    await shelf.store(1, "maps")


if __name__ == "__main__":
    asyncio.run(main())
