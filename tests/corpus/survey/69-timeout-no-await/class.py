# Helpers for the volunteers who look after the bird boxes in the park.

import re
from collections import Counter

import anyio
from fastapi import FastAPI

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


app = FastAPI()


class Ledger:
    rows = [1, 2]

    async def total(self):
        with anyio.fail_after(1):
            result = sum(self.rows)
        await anyio.sleep(0)
        return result


@app.get("/total")
async def total():
    return {"total": await Ledger().total()}


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
