import asyncio


def save(record):
    record["saved"] = True
    return record


async def main():
    record = await save({"bed": 4})
    print(record)


if __name__ == "__main__":
    asyncio.run(main())
