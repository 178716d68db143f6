# Helpers for the volunteers who look after the bird boxes in the park.

import asyncio
import re
from collections import Counter

from openai import AsyncAzureOpenAI

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


def make_client():
    return AsyncAzureOpenAI(api_version="2024-06-01", azure_endpoint="https://ai.example")


def complete(client, text):
    return client.responses.create(model="gpt-4o", input=text)


async def words(text):
    reply = complete(make_client(), text)
    return reply.output_text.split()


def most_seen(sightings):
    counted = tally_birds(sightings)
    return max(counted, key=counted.get) if any(counted.values()) else None


if __name__ == "__main__":
    print(asyncio.run(words("tides")))
