"""Lending desk of a tool library."""

from __future__ import annotations

import uuid
from collections import defaultdict

from fastapi import FastAPI

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


app = FastAPI()


async def load(name):
    return {"name": name}


def loader(name):
    return load(name)


@app.get("/boats/{name}")
async def boat(name: str):
    return {"boat": await loader(name), "again": await load(name)}


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))
