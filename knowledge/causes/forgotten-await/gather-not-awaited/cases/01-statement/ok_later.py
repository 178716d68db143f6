import asyncio

BASKETS = []


async def pick(tree):
    await asyncio.sleep(0.01)
    BASKETS.append(tree)


async def harvest(trees):
    picking = asyncio.gather(*(pick(tree) for tree in trees))
    print("picking")
    await picking
    return len(BASKETS)


async def main():
    print(await harvest(["plum", "pear"]))


if __name__ == "__main__":
    asyncio.run(main())
