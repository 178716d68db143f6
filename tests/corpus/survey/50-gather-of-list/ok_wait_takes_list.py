# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import asyncio
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


async def depth(buoy):
    await asyncio.sleep(0)
    return len(buoy)


async def survey(buoys):
    tasks = [asyncio.create_task(depth(buoy)) for buoy in buoys]
    done, _ = await asyncio.wait(tasks)
    for finished in asyncio.as_completed([depth("a")]):
        print(await finished)
    return [task.result() for task in done]


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})


if __name__ == "__main__":
    print(asyncio.run(survey(["red"])))
