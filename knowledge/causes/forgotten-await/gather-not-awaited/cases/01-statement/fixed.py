import asyncio

BASKETS = []


async def pick(tree):
    await asyncio.sleep(0.01)
    BASKETS.append(tree)


async def harvest(trees):
    await asyncio.gather(*(pick(tree) for tree in trees))
    return len(BASKETS)


async def main():
    print(await harvest(["plum", "pear"]))
    await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(main())
