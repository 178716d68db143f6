import asyncio


async def ping(beacon):
    await asyncio.sleep(0)
    return beacon == "north"


async def main():
    answer = ping("south")
    if not await answer:
        print("again")
        answer = ping("north")
        print(await answer)


if __name__ == "__main__":
    asyncio.run(main())
