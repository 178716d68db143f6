import asyncio


async def load(belt):
    for parcel in ("small", "large"):
        await belt.put(parcel)


async def main():
    belt = asyncio.Queue(maxsize=1)
    loader = asyncio.ensure_future(load(belt))
    for _ in range(2):
        print(await belt.get())
    await loader


if __name__ == "__main__":
    asyncio.run(main())
