"""Lending desk of a tool library."""

from __future__ import annotations

import uuid
from collections import defaultdict

from fastapi import FastAPI
from redis.asyncio import Redis

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


class Stock:
    def __init__(self):
        self.redis = Redis(decode_responses=True)

    async def row(self, key):
        return await self.redis.hgetall(key)

    async def price(self, key):
        return self.row(key)["price"]


@app.get("/price/{key}")
async def price(key: str):
    return await Stock().price(key)


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))
