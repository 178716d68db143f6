"""Lending desk of a tool library."""

from __future__ import annotations

import asyncio
import tempfile
import uuid
from collections import defaultdict
from pathlib import Path

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


def template(folder: Path, name: str) -> str:
    return (folder / f"{name}.txt").read_text()


async def letter(folder: Path, person: str) -> str:
    text = template(folder, "greeting")
    await asyncio.sleep(0)
    return text.replace("{name}", person)


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))


if __name__ == "__main__":
    where = Path(tempfile.mkdtemp())
    (where / "greeting.txt").write_text("Dear {name}")
    print(asyncio.run(letter(where, "Ida")))
