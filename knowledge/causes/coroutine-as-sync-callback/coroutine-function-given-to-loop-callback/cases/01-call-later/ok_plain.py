import asyncio

FILLING = set()


async def refill(litres):
    await asyncio.sleep(0.001)
    print("refilled", litres)


def begin(litres):
    filling = asyncio.ensure_future(refill(litres))
    FILLING.add(filling)
    filling.add_done_callback(FILLING.discard)


async def main():
    asyncio.get_running_loop().call_later(0.01, begin, 20)
    await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(main())
