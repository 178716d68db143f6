import asyncio
import os

import aiohttp


async def open_session():
    return aiohttp.ClientSession(os.environ["BUSES_URL"])


async def next_bus(session, stop):
    answer = await session.get(f"/stops/{stop}")
    return (await answer.json())["minutes"]


async def main():
    session = await open_session()
    for stop in ("mill", "school"):
        print(stop, await next_bus(session, stop))
    await session.close()


if __name__ == "__main__":
    asyncio.run(main())
