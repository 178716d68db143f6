import asyncio


async def print_sheet(number):
    await asyncio.sleep(0.01)
    return f"sheet {number}"


async def main():
    sheets = map(print_sheet, (1, 2))
    print(await asyncio.gather(*sheets))


if __name__ == "__main__":
    asyncio.run(main())
