# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import os.path
import textwrap
import unicodedata

from sanic import Sanic
from sanic.response import json

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


app = Sanic("lockers")


class Locker:
    def __init__(self, number):
        self.path = f"/srv/lockers/{number}"

    async def is_taken(self):
        return os.path.isdir(self.path)


@app.get("/lockers/<number:int>")
async def locker(request, number):
    return json({"taken": await Locker(number).is_taken()})


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})
