import asyncio

import uvloop


async def measure(pump):
    await asyncio.sleep(0.01)
    return {"pump": pump, "bar": 2.4}


async def report():
    rows = await asyncio.gather(measure("intake"), measure("return"))
    print(rows)


uvloop.run(report())
