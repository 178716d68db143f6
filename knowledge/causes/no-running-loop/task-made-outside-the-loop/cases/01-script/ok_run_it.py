import asyncio


async def announce(pier):
    await asyncio.sleep(0)
    print(f"boarding at pier {pier}")


async def serve():
    await asyncio.sleep(0.01)


def main():
    asyncio.run(announce(4))
    asyncio.run(serve())


if __name__ == "__main__":
    main()
