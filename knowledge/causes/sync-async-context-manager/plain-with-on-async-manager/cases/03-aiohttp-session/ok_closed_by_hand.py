import asyncio
import os

import aiohttp

RADAR = os.environ["RADAR_URL"]


async def rain(town):
    session = aiohttp.ClientSession()
    answer = await session.get(f"{RADAR}/rain/{town}")
    fallen = (await answer.json())["millimetres"]
    await session.close()
    return fallen


if __name__ == "__main__":
    print(asyncio.run(rain("Bergen")))
