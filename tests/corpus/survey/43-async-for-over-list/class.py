# Helpers for the volunteers who look after the bird boxes in the park.

import re
from collections import Counter

from fastapi import FastAPI
from openai import OpenAI

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


class Writer:
    def __init__(self):
        self.client = OpenAI()

    async def parts(self, prompt):
        stream = self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], stream=True
        )
        found = []
        async for part in stream:
            found.append(part.choices[0].delta.content or "")
        return found


@app.post("/story")
async def story(prompt: str):
    return {"story": "".join(await Writer().parts(prompt))}


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None
