import asyncio
import time


async def read_probe(name):
    time.sleep(0.4)
    return {"probe": name, "celsius": 21.5}


async def survey():
    for name in ("roof", "cellar"):
        print(await read_probe(name))


if __name__ == "__main__":
    asyncio.run(survey())
