import asyncio


async def announce(pier):
    await asyncio.sleep(0)
    print(f"boarding at pier {pier}")


async def serve():
    boarding = asyncio.create_task(announce(4))
    await asyncio.sleep(0.01)
    await boarding


def main():
    asyncio.run(serve())


if __name__ == "__main__":
    main()
