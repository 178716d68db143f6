import asyncio


class Hive:
    def __init__(self, name):
        self.name = name
        self.counting = None

    async def count(self):
        await asyncio.sleep(0.01)
        return f"{self.name}: 41"

    async def open(self):
        self.counting = asyncio.create_task(self.count)
        return await self.counting


async def main():
    print(await Hive("lime").open())


if __name__ == "__main__":
    asyncio.run(main())
