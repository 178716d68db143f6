# Helpers for the volunteers who look after the bird boxes in the park.

import re
import threading
from collections import Counter

from fastapi import FastAPI
from redis.asyncio import Redis

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


class Wallet:
    def __init__(self):
        self.lock = threading.Lock()
        self.redis = Redis()

    async def pay(self, key, amount):
        with self.lock:
            left = int(await self.redis.get(key) or 0)
            await self.redis.set(key, left - amount)
        return left - amount


wallet = Wallet()


@app.post("/pay/{key}")
async def pay(key: str, amount: int):
    return {"left": await wallet.pay(key, amount)}


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
