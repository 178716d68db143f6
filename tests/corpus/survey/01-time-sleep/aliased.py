"""Lending desk of a tool library."""

from __future__ import annotations

import asyncio
import time as clock
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


async def warm_up(oven):
    pause = clock.sleep
    for step in ("preheat", "hold"):
        print(oven, step)
        pause(0.02)
    return oven


async def main():
    done = await warm_up("stone oven")
    print(done)


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))


if __name__ == "__main__":
    asyncio.run(main())
