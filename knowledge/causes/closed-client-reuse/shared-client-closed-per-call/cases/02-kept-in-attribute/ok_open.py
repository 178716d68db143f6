import asyncio
import os

import httpx


class Stock:
    def __init__(self, url):
        self.web = httpx.AsyncClient(base_url=url)

    async def level(self, article):
        response = await self.web.get(f"/stock/{article}")
        return response.json()["level"]


async def main():
    stock = Stock(os.environ["STOCK_URL"])
    for article in ("rope-8", "buoy-2"):
        print(article, await stock.level(article))


asyncio.run(main())
