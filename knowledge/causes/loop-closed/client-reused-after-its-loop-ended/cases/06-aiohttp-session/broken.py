import asyncio
import os

import aiohttp


async def open_session():
    return aiohttp.ClientSession(os.environ["BUSES_URL"])


async def next_bus(session, stop):
    answer = await session.get(f"/stops/{stop}")
    return (await answer.json())["minutes"]


def main():
    session = asyncio.run(open_session())
    for stop in ("mill", "school"):
        print(stop, asyncio.run(next_bus(session, stop)))


if __name__ == "__main__":
    main()
