import asyncio
import os

import aiohttp


class Harvest:
    def __init__(self, url):
        self.url = url
        self.session = aiohttp.ClientSession()

    async def baskets(self, orchard):
        answer = await self.session.get(f"{self.url}/orchards/{orchard}")
        return (await answer.json())["baskets"]


async def main():
    harvest = Harvest(os.environ["HARVEST_URL"])
    for orchard in ("west", "hill"):
        print(orchard, await harvest.baskets(orchard))
    await harvest.session.close()


if __name__ == "__main__":
    asyncio.run(main())
