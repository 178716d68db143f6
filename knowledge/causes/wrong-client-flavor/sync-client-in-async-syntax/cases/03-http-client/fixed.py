import asyncio
import os

import httpx


async def sizes(urls):
    async with httpx.AsyncClient(timeout=5) as web:
        for url in urls:
            response = await web.get(url)
            print(url, response.status_code, len(response.content))


if __name__ == "__main__":
    asyncio.run(sizes([os.environ["PAGE_URL"]]))
