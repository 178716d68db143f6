# Helpers for the volunteers who look after the bird boxes in the park.

import re
import smtplib
from collections import Counter

from fastapi import BackgroundTasks, FastAPI

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


def deliver(address: str, text: str):
    with smtplib.SMTP("mail.example") as server:
        server.sendmail("harbour@example.com", [address], text)


@app.post("/notify")
async def notify(address: str, tasks: BackgroundTasks):
    tasks.add_task(deliver, address, "The tide is out.")
    return {"queued": address}


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
