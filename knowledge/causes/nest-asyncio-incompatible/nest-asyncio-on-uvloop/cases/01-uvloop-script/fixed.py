import asyncio

import uvloop


async def measure(pump):
    await asyncio.sleep(0.01)
    return {"pump": pump, "bar": 2.4}


async def report():
    rows = []
    for pump in ("intake", "return"):
        rows.append(await measure(pump))
    print(rows)


uvloop.run(report())
