import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def limited(seconds):
    async with asyncio.timeout(seconds):
        yield


async def main():
    async with limited(0.5):
        await asyncio.sleep(0.01)
        print("drawn")


if __name__ == "__main__":
    asyncio.run(main())
