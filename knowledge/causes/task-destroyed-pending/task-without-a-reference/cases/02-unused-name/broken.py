import asyncio

LOG = []


async def announce(stop):
    await asyncio.sleep(0.01)
    LOG.append(stop)


async def sail(stops):
    for stop in stops:
        _ = asyncio.ensure_future(announce(stop))
        await asyncio.sleep(0)


async def main():
    await sail(["north pier", "island"])
    await asyncio.sleep(0.05)
    print(LOG)


if __name__ == "__main__":
    asyncio.run(main())
