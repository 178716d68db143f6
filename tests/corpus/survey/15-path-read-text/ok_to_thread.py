# Helpers for the volunteers who look after the bird boxes in the park.

import asyncio
import re
from collections import Counter
from pathlib import Path

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


async def count_words(name):
    text = await asyncio.to_thread(Path(name).read_text, encoding="utf-8")
    return len(text.split())


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None


if __name__ == "__main__":
    print(asyncio.run(count_words(__file__)))
