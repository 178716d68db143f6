# Helpers for the volunteers who look after the bird boxes in the park.

import asyncio
import re
from collections import Counter

import httpx

BOX_PATTERN = re.compile(r"^(?P<row>[A-F])-(?P<number>\d{1,3})$")
SPECIES = ('tit', 'sparrow', 'starling', 'redstart')


class BoxNumberError(ValueError):
    pass


def split_box(label):
    match = BOX_PATTERN.match(label.strip().upper())
    if match is None:
        raise BoxNumberError(f'no such box: {label!r}')
    return match['row'], int(match['number'])


def tally_birds(sightings):
    counted = Counter(sightings)
    return {species: counted.get(species, 0) for species in SPECIES}


class Archive:
    def __init__(self, base_url):
        self.client = httpx.Client(base_url=base_url)

    async def page(self, number):
        reply = self.client.get(f"/pages/{number}")
        return reply.text


async def main():
    archive = Archive("https://archive.example")
    print(await archive.page(3))


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None


if __name__ == "__main__":
    asyncio.run(main())
