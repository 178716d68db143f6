import asyncio
import atexit

TILL = {"coins": 12}


async def count():
    await asyncio.sleep(0)
    print("till counted:", TILL["coins"])


def close_shop():
    asyncio.run(count())


async def main():
    TILL["coins"] += 3


atexit.register(close_shop)

if __name__ == "__main__":
    asyncio.run(main())
