import asyncio

import nest_asyncio2
import uvloop


async def turns(horse):
    await asyncio.sleep(0.01)
    return len(horse)


async def evening():
    nest_asyncio2.apply()
    counted = asyncio.run(turns("Bella"))
    print(f"{counted} turns")


if __name__ == "__main__":
    uvloop.run(evening())
