# Helpers for the volunteers who look after the bird boxes in the park.

import asyncio
import re
from collections import Counter

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


async def pages(count):
    for number in range(count):
        await asyncio.sleep(0)
        yield number


def even_pages(count):
    return pages(count // 2)


async def collect(count):
    found = []
    for page in even_pages(count):
        found.append(page)
    return found


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None


if __name__ == "__main__":
    assert asyncio.run(collect(4)) == [0, 1]
