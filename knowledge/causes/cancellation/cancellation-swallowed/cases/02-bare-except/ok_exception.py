import asyncio


async def deliver(parcel):
    await asyncio.sleep(0.05)
    return f"{parcel} delivered"


async def deliver_safely(parcel):
    for attempt in range(3):
        try:
            return await deliver(parcel)
        except Exception as error:
            print("attempt", attempt, "failed", error)
    return f"{parcel} returned"


async def main():
    print(await deliver_safely("parcel 7"))


if __name__ == "__main__":
    asyncio.run(main())
