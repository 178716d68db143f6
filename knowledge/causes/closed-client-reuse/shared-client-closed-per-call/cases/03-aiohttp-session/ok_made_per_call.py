import asyncio
import os

import aiohttp


class Harvest:
    def __init__(self, url):
        self.url = url

    async def baskets(self, orchard):
        async with aiohttp.ClientSession() as session:
            answer = await session.get(f"{self.url}/orchards/{orchard}")
            return (await answer.json())["baskets"]


async def main():
    harvest = Harvest(os.environ["HARVEST_URL"])
    for orchard in ("west", "hill"):
        print(orchard, await harvest.baskets(orchard))


if __name__ == "__main__":
    asyncio.run(main())
