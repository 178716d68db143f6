import asyncio


async def main():
    async with asyncio.timeout(1):
        total = await asyncio.to_thread(sum, range(200_000))
    print(total)


if __name__ == "__main__":
    asyncio.run(main())
