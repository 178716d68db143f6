import asyncio

READINGS = {"north": 19.5, "south": 24.0}


async def temperature(bed):
    await asyncio.sleep(0.01)
    return READINGS[bed]


async def too_warm(bed, limit=22.0):
    degrees = await temperature(bed)
    return degrees > limit


async def main():
    for bed in READINGS:
        if await too_warm(bed):
            print(f"{bed}: open a window")


if __name__ == "__main__":
    asyncio.run(main())
