import asyncio

belt = asyncio.Queue(maxsize=1)


async def load():
    for parcel in ("small", "large"):
        await belt.put(parcel)


async def main():
    loader = asyncio.ensure_future(load())
    for _ in range(2):
        print(await belt.get())
    await loader


if __name__ == "__main__":
    asyncio.run(main())
