# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import textwrap
import unicodedata

from fastapi import FastAPI

ENTRY_WIDTH = 60
IGNORED = {"a", "an", "the"}


def fold(word):
    plain = unicodedata.normalize("NFKD", word)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def headword(phrase):
    words = [word for word in phrase.split() if word.casefold() not in IGNORED]
    return fold(words[0]) if words else ""


def print_entry(word, meaning):
    first = f"{word}: {meaning}"
    return textwrap.fill(first, ENTRY_WIDTH, subsequent_indent="    ")


app = FastAPI()


class Base:
    async def area(self):
        raise NotImplementedError


class Room(Base):
    async def area(self):
        return 6


@app.get("/area")
async def area():
    return {"area": 6}


async def test_area():
    assert 6 == 6


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})
