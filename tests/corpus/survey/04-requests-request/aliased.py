# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import asyncio
import textwrap
import unicodedata

from requests import request as send_request

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


async def delete_tag(tag):
    answer = send_request("DELETE", f"https://tags.example/{tag}", timeout=3)
    return answer.ok


async def main():
    results = await asyncio.gather(delete_tag("old"), delete_tag("older"))
    print(all(results))


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})


if __name__ == "__main__":
    asyncio.run(main())
