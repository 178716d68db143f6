import asyncio

import nest_asyncio

nest_asyncio.apply()

SUPPLIERS = {"alder": 4.2, "beech": 3.9}


async def offer(supplier):
    await asyncio.sleep(0.05)
    return SUPPLIERS[supplier]


def best():
    offers = {name: asyncio.run(offer(name)) for name in SUPPLIERS}
    return min(offers, key=offers.get)


print(best())
