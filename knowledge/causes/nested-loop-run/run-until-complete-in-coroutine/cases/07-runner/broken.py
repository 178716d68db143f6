import asyncio


async def temperature(kiln):
    await asyncio.sleep(0)
    return {"small": 812, "large": 1040}[kiln]


async def shift_report():
    with asyncio.Runner() as runner:
        degrees = runner.run(temperature("large"))
    print(f"large kiln: {degrees} degrees")


if __name__ == "__main__":
    asyncio.run(shift_report())
