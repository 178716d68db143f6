import asyncio


async def load(crate):
    await asyncio.sleep(0)
    return len(crate)


async def main():
    crates = ["apples", "pears"]
    total = 0
    for crate in crates:
        total += await load(crate)
    print(total)


if __name__ == "__main__":
    asyncio.run(main())
