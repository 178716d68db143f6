import asyncio


class Pool:
    def __init__(self, size):
        self.size = size
        self._free = asyncio.Condition()

    async def take(self):
        async with self._free:
            await self._free.wait_for(lambda: self.size > 0)
            self.size -= 1


async def main():
    pool = Pool(2)
    await pool.take()
    print("pool of", pool.size)


if __name__ == "__main__":
    asyncio.run(main())
