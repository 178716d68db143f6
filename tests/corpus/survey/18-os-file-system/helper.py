# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import asyncio
import os
import tempfile
import textwrap
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


def swap(path, text):
    temporary = path + ".new"
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT)
    os.write(fd, text.encode())
    os.close(fd)
    os.replace(temporary, path)


async def save(path, text):
    await asyncio.sleep(0)
    swap(path, text)


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})


if __name__ == "__main__":
    place = os.path.join(tempfile.mkdtemp(), "a.txt")
    asyncio.run(save(place, "abc"))
    print(len(open(place).read()))
