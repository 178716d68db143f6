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


async def depth(buoy):
    await asyncio.sleep(0)
    return len(buoy)


def depth_now(buoy):
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(depth(buoy))


async def survey(buoys):
    return [depth_now(buoy) for buoy in buoys]


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None


if __name__ == "__main__":
    print(asyncio.run(survey(["red"])))
