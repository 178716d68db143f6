import asyncio


async def carry(queue):
    boat = await queue.get()
    print("carried", boat)


async def main():
    queue = asyncio.Queue()
    await queue.put("boat 3")
    await carry(queue)


if __name__ == "__main__":
    asyncio.run(main())
