"""Lending desk of a tool library."""

from __future__ import annotations

import asyncio
import logging
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


log = logging.getLogger(__name__)


async def read(reader):
    return await reader.readline()


async def pump(reader, queue):
    while True:
        try:
            line = await read(reader)
            await queue.put(line)
        except (asyncio.CancelledError, ConnectionError) as error:
            log.warning("pump stopped: %s", error)
            continue


async def main():
    reader, _ = await asyncio.open_connection("feed.example", 7)
    await pump(reader, asyncio.Queue())


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))


if __name__ == "__main__":
    asyncio.run(main())
