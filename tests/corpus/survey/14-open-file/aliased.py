"""Lending desk of a tool library."""

from __future__ import annotations

import asyncio
import io
import os
import tempfile
import uuid
from collections import defaultdict

LOAN_DAYS = 14
MAX_LOANS = 3

_loans: dict[str, list[str]] = defaultdict(list)


class TooManyLoans(Exception):
    def __init__(self, member: str):
        super().__init__(f"{member} already has {MAX_LOANS} tools")
        self.member = member


def lend(member: str, tool: str) -> str:
    if len(_loans[member]) >= MAX_LOANS:
        raise TooManyLoans(member)
    _loans[member].append(tool)
    return uuid.uuid4().hex[:8]


def give_back(member: str, tool: str) -> bool:
    try:
        _loans[member].remove(tool)
    except ValueError:
        return False
    return True


PATH = os.path.join(tempfile.gettempdir(), "stamps-of-a-collector.txt")


async def remember(stamp):
    open_file = io.open
    handle = open_file(PATH, "a")
    handle.write(stamp + "\n")
    handle.close()
    return stamp


async def main():
    print(await remember("blue mauritius"))


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))


if __name__ == "__main__":
    asyncio.run(main())
