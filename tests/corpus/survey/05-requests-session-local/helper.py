# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import asyncio
import textwrap
import unicodedata

import requests

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


def open_session(token):
    session = requests.Session()
    session.headers.update({"Authorization": f"Bearer {token}"})
    return session


async def repositories(token, owner):
    session = open_session(token)
    reply = session.get(f"https://code.example/users/{owner}/repos", timeout=5)
    return [row["name"] for row in reply.json()]


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})


if __name__ == "__main__":
    print(asyncio.run(repositories("t", "ida")))
