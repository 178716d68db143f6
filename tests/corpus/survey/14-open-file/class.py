# Helpers for the volunteers who look after the bird boxes in the park.

import re
import shutil
from collections import Counter
from pathlib import Path

from fastapi import FastAPI, UploadFile

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
UPLOADS = Path("uploads")


class Store:
    def __init__(self, folder: Path):
        self.folder = folder

    async def keep(self, upload: UploadFile) -> str:
        target = self.folder / (upload.filename or "unnamed")
        with open(target, "wb") as out:
            shutil.copyfileobj(upload.file, out)
        return str(target)


@app.post("/files")
async def create_file(upload: UploadFile):
    return {"stored": await Store(UPLOADS).keep(upload)}


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
