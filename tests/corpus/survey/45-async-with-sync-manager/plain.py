# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import asyncio
import textwrap
import threading
import unicodedata

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


guard = threading.Lock()
count = 0


async def add():
    global count
    async with guard:
        count += 1
    await asyncio.sleep(0)


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})


if __name__ == "__main__":
    asyncio.run(add())
    assert count == 1
