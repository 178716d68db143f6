import asyncio
import os

import aiohttp

RADAR = os.environ["RADAR_URL"]


async def rain(town):
    async with aiohttp.ClientSession() as session:
        answer = await session.get(f"{RADAR}/rain/{town}")
        return (await answer.json())["millimetres"]


if __name__ == "__main__":
    print(asyncio.run(rain("Bergen")))
