import asyncio


async def blow(times):
    await asyncio.sleep(0)
    print(f"{times} blasts")


def main():
    asyncio.run(blow(2))


if __name__ == "__main__":
    main()
