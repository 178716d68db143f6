import asyncio


class Hive:
    def __init__(self, name):
        self.name = name

    async def count(self):
        await asyncio.sleep(0.01)
        return f"{self.name}: 41"

    async def twice(self, work):
        return [await work(), await work()]


async def main():
    hive = Hive("lime")
    print(await hive.twice(hive.count))


if __name__ == "__main__":
    asyncio.run(main())
