import asyncio


JOURNAL = []


async def note(text):
    await asyncio.sleep(0)
    JOURNAL.append(text)


async def water(bed):
    await note(f"bed {bed}")
    return f"bed {bed} watered"


async def main():
    print(await water(2), JOURNAL)


if __name__ == "__main__":
    asyncio.run(main())
