import asyncio


async def magnitude(star):
    await asyncio.sleep(0.01)
    return star, len(star) / 10


async def main():
    jobs = [magnitude("Vega"), magnitude("Deneb")]
    print(await asyncio.gather(*jobs, magnitude("Altair")))


if __name__ == "__main__":
    asyncio.run(main())
