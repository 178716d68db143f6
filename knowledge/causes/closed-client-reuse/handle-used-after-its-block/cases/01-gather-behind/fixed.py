import asyncio
import os

import httpx

BASE = os.environ.get("AVIARY_URL", "http://127.0.0.1:8095")


async def sighting(client, bird):
    response = await client.get(f"{BASE}/birds/{bird}")
    return bird, response.status_code


async def report(birds):
    async with httpx.AsyncClient() as client:
        sightings = [sighting(client, bird) for bird in birds]
        for bird, status in await asyncio.gather(*sightings):
            print(bird, status)


if __name__ == "__main__":
    asyncio.run(report(["wren", "crane"]))
