"""Lending desk of a tool library."""

from __future__ import annotations

import logging
import uuid
from collections import defaultdict

from discord.ext import commands, tasks

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


log = logging.getLogger("bot")


class Board(commands.Cog):
    def __init__(self, bot, session):
        self.bot = bot
        self.session = session

    async def load(self):
        async with self.session.get("https://board.example") as reply:
            return await reply.json()

    @commands.command()
    async def board(self, ctx):
        try:
            rows = await self.load()
        except:
            log.warning("no board")
            rows = []
        await ctx.send(str(len(rows)))


def loans_of(member: str) -> tuple[str, ...]:
    return tuple(_loans.get(member, ()))
