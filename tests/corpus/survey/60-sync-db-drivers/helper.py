# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import asyncio
import sqlite3
import tempfile
import textwrap
import unicodedata
from pathlib import Path

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


def query(path, sql, *parameters):
    with sqlite3.connect(path) as db:
        return db.execute(sql, parameters).fetchall()


async def count(path):
    rows = query(path, "SELECT 1 + ?", 1)
    return rows[0][0]


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})


if __name__ == "__main__":
    assert asyncio.run(count(Path(tempfile.mkdtemp(), "a.db"))) == 2
