import asyncio

import uvloop


async def turns(horse):
    await asyncio.sleep(0.01)
    return len(horse)


async def evening():
    counted = await turns("Bella")
    print(f"{counted} turns")


if __name__ == "__main__":
    uvloop.run(evening())
