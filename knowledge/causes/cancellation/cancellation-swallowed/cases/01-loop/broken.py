import asyncio


async def watch(tank, seen):
    while len(seen) < 5:
        try:
            await asyncio.sleep(0.01)
            seen.append(tank)
        except asyncio.CancelledError:
            print("no time to stop")


async def main():
    seen = []
    watching = asyncio.create_task(watch("reef", seen))
    await asyncio.sleep(0.015)
    watching.cancel()
    await asyncio.wait([watching])
    print("stopped after", len(seen), watching.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
