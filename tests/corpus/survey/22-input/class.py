# -*- coding: utf-8 -*-
"""Words of a dialect dictionary: sorting, folding, printing."""

import asyncio
import getpass
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


class Console:
    prompt = "pin: "

    def __init__(self, vault):
        self.vault = vault

    async def unlock(self):
        pin = getpass.getpass(self.prompt)
        return await self.vault.open(pin)


class Vault:
    async def open(self, pin):
        await asyncio.sleep(0)
        return pin == "1234"


def alphabet(words):
    return sorted({fold(word)[:1] for word in words if word})


if __name__ == "__main__":
    print(asyncio.run(Console(Vault()).unlock()))
