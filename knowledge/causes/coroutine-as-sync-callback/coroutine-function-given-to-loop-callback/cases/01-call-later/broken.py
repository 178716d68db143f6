import asyncio


async def refill(litres):
    await asyncio.sleep(0.001)
    print("refilled", litres)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, refill, 20)
    await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(main())
