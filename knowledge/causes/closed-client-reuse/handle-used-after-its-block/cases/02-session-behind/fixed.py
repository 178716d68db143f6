import asyncio
import os

import aiohttp

BASE = os.environ.get("HARBOUR_URL", "http://127.0.0.1:8095")


async def berths():
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{BASE}/berths") as response:
            first = response.status
        # the second list is on another page
        async with session.get(f"{BASE}/berths?page=2") as response:
            second = response.status
    return first, second


if __name__ == "__main__":
    print(asyncio.run(berths()))
