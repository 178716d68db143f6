import asyncio

LOG = []


async def announce(stop):
    await asyncio.sleep(0.01)
    LOG.append(stop)


async def sail(stops):
    calls = [asyncio.ensure_future(announce(stop)) for stop in stops]
    await asyncio.wait(calls)


async def main():
    await sail(["north pier", "island"])
    print(LOG)


if __name__ == "__main__":
    asyncio.run(main())
