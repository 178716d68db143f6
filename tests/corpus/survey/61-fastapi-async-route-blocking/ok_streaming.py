# Helpers for the volunteers who look after the bird boxes in the park.

import re
import time
from collections import Counter

from fastapi import FastAPI
from fastapi.responses import StreamingResponse

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


def ticks(count):
    for number in range(count):
        time.sleep(0.1)
        yield f"{number}\n"


@app.get("/ticks")
async def stream(count: int = 5):
    return StreamingResponse(ticks(count), media_type="text/plain")


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
