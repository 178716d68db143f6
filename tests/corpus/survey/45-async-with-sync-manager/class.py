"""Lending desk of a tool library."""

from __future__ import annotations

import uuid
from collections import defaultdict

import httpx
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


class Prices:
    async def load(self, item):
        async with httpx.Client() as client:
            reply = await client.get(f"https://prices.example/{item}")
        return reply.json()


@app.get("/prices/{item}")
async def price(item: str):
    return await Prices().load(item)


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))
