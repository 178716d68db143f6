# Helpers for the volunteers who look after the bird boxes in the park.

import csv
import json
import re
from collections import Counter

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


class Export:
    def __init__(self, path):
        self.path = path

    async def write(self, rows):
        with open(self.path, "w", newline="") as file:
            writer = csv.writer(file)
            writer.writerows(rows)
        return len(rows)


@app.post("/export")
async def export(rows: list[list[str]]):
    count = await Export("/tmp/out.csv").write(rows)
    return json.loads(f'{{"count": {count}}}')


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
