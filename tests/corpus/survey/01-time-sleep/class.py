# Helpers for the volunteers who look after the bird boxes in the park.

import re
import time
from collections import Counter

from fastapi import FastAPI, HTTPException

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


class Stall:
    def __init__(self, market):
        self.market = market
        self.delay = 0.5

    async def reserve(self, number):
        time.sleep(self.delay)
        return {"market": self.market, "number": number}


stall = Stall("harbour")


@app.post("/stalls/{number}")
async def reserve(number: int):
    if number < 1:
        raise HTTPException(status_code=404)
    return await stall.reserve(number)


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
