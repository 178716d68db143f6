import asyncio


async def temperature(kiln):
    await asyncio.sleep(0)
    return {"small": 812, "large": 1040}[kiln]


async def shift_report():
    degrees = await temperature("large")
    print(f"large kiln: {degrees} degrees")


if __name__ == "__main__":
    asyncio.run(shift_report())
