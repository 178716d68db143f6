import asyncio

STARS = ["Vega", "Deneb", "Altair"]


async def magnitude(star):
    await asyncio.sleep(0.01)
    return star, len(star) / 10


async def main():
    readings = await asyncio.gather([magnitude(star) for star in STARS])
    for star, value in readings:
        print(star, value)


if __name__ == "__main__":
    asyncio.run(main())
