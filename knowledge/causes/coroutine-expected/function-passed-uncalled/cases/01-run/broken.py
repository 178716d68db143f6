import asyncio


async def print_sheet(number):
    await asyncio.sleep(0.01)
    return f"sheet {number}"


async def main():
    for number in (1, 2):
        print(await print_sheet(number))


if __name__ == "__main__":
    asyncio.run(main)
