"""Lending desk of a tool library."""

from __future__ import annotations

import asyncio
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


async def is_open(shop):
    await asyncio.sleep(0)
    return shop == "bakery"


async def visit(shop):
    pending = None
    if await is_open(shop):
        pending = is_open("kiosk")
    if pending is not None:
        return await pending
    return None


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))


if __name__ == "__main__":
    print(asyncio.run(visit("bakery")))
