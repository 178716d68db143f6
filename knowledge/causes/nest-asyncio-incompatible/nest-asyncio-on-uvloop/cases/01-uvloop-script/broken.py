import asyncio

import nest_asyncio
import uvloop


async def measure(pump):
    await asyncio.sleep(0.01)
    return {"pump": pump, "bar": 2.4}


async def report():
    nest_asyncio.apply()
    rows = []
    for pump in ("intake", "return"):
        rows.append(asyncio.run(measure(pump)))
    print(rows)


uvloop.run(report())
