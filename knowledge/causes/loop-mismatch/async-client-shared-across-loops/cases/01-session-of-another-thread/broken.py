import asyncio
import os
import threading

import aiohttp

loop = asyncio.new_event_loop()


async def open_session():
    return aiohttp.ClientSession(os.environ["BUSES_URL"])


async def next_bus(session, stop):
    answer = await session.get(f"/stops/{stop}")
    return (await answer.json())["minutes"]


def main():
    threading.Thread(target=loop.run_forever, daemon=True).start()
    session = asyncio.run_coroutine_threadsafe(open_session(), loop).result()
    print(asyncio.run(next_bus(session, "mill")))


if __name__ == "__main__":
    main()
