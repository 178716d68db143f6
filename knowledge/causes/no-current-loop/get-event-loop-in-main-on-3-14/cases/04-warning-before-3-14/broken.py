import asyncio


async def blow(times):
    await asyncio.sleep(0)
    print(f"{times} blasts")


def main():
    loop = asyncio.get_event_loop()
    loop.run_until_complete(blow(2))
    loop.close()


if __name__ == "__main__":
    main()
