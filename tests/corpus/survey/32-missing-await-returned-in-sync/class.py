"""Lending desk of a tool library."""

from __future__ import annotations

import uuid
from collections import defaultdict

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

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


class Users:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def _load(self, key: int):
        return await self.session.get(dict, key)

    def find(self, key: int) -> dict:
        return self._load(key)


@app.get("/users/{key}")
async def user(key: int, session: AsyncSession):
    found = Users(session).find(key)
    return {"name": found["name"]}


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))
