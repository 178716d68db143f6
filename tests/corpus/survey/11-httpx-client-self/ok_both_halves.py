# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import asyncio
import textwrap
import unicodedata

import httpx

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


class Archive:
    def __init__(self, base_url):
        self.client = httpx.Client(base_url=base_url)
        self.async_client = httpx.AsyncClient(base_url=base_url)

    def page(self, number):
        return self.client.get(f"/pages/{number}").text

    async def apage(self, number):
        reply = await self.async_client.get(f"/pages/{number}")
        return reply.text


async def main():
    archive = Archive("https://archive.example")
    print(await archive.apage(3))
    await archive.async_client.aclose()


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})


if __name__ == "__main__":
    asyncio.run(main())
