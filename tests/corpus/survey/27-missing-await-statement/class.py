# Helpers for the volunteers who look after the bird boxes in the park.

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


class Shelf:
    def __init__(self):
        self.books = []

    async def put(self, book):
        self.books.append(book)

    async def put_all(self, books):
        for book in books:
            self.put(book)


shelf = Shelf()


@app.post("/books")
async def add(book: str):
    await shelf.put_all([book])
    return {"count": len(shelf.books)}


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
