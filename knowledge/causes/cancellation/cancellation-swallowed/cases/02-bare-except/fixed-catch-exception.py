import asyncio


async def deliver(parcel):
    await asyncio.sleep(0.05)
    return f"{parcel} delivered"


async def deliver_safely(parcel):
    for attempt in range(3):
        try:
            return await deliver(parcel)
        except Exception:
            print("attempt", attempt, "failed")
    return f"{parcel} returned"


async def main():
    task = asyncio.create_task(deliver_safely("parcel 7"))
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


if __name__ == "__main__":
    asyncio.run(main())
