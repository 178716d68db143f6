import asyncio

LOG = []


async def announce(stop):
    await asyncio.sleep(0.01)
    LOG.append(stop)


async def sail(stops):
    async with asyncio.TaskGroup() as group:
        for stop in stops:
            group.create_task(announce(stop))
            await asyncio.sleep(0)


async def main():
    await sail(["north pier", "island"])
    await asyncio.sleep(0.05)
    print(LOG)


if __name__ == "__main__":
    asyncio.run(main())
