import asyncio
import os

import requests

RIVER = os.environ["RIVER_URL"]


async def read_gauge(place):
    with requests.Session() as session:
        answer = session.get(f"{RIVER}/gauges/{place}", timeout=5)
        return answer.json()["centimetres"]


if __name__ == "__main__":
    print(asyncio.run(read_gauge("Passau")))
