import asyncio


async def tune(voice):
    await asyncio.sleep(0.01)
    return f"{voice} in tune"


async def main():
    jobs = []
    for voice in ("alto", "tenor"):
        jobs.append(tune(voice))
    heard = await asyncio.gather(*jobs, return_exceptions=True)
    print(heard)


if __name__ == "__main__":
    asyncio.run(main())
