import asyncio


async def tune(voice):
    await asyncio.sleep(0.01)
    return f"{voice} in tune"


async def main():
    jobs = tuple(asyncio.ensure_future(tune(voice)) for voice in ("alto", "tenor"))
    done, waiting = await asyncio.wait(jobs)
    print(len(done), len(waiting))


if __name__ == "__main__":
    asyncio.run(main())
