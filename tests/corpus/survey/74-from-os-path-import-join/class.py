"""Lending desk of a tool library."""

from __future__ import annotations

import posixpath
import uuid
from collections import defaultdict
from os import path

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


class Pages:
    root = "/srv/pages"

    async def path(self, name):
        return path.join(self.root, path.dirname(name)), posixpath.join(self.root, name)


@app.get("/path/{name}")
async def show(name: str):
    return await Pages().path(name)


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))
