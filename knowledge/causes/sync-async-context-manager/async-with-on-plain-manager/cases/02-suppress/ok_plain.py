import asyncio
import contextlib

STOCK = {"figs": 3}


async def take(fruit):
    await asyncio.sleep(0)
    with contextlib.suppress(KeyError):
        STOCK[fruit] -= 1
    return STOCK


async def main():
    print(await take("plums"))


if __name__ == "__main__":
    asyncio.run(main())
