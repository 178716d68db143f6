"""Plays of a village theatre: seats, casts and prices."""

import enum
import time
from decimal import Decimal
from typing import NamedTuple

from discord.ext import commands


class Row(enum.Enum):
    STALLS = "stalls"
    CIRCLE = "circle"
    BALCONY = "balcony"


class Seat(NamedTuple):
    row: Row
    number: int


SEAT_PRICES = {
    Row.STALLS: Decimal("18.50"),
    Row.CIRCLE: Decimal("14.00"),
    Row.BALCONY: Decimal("9.90"),
}


def seats_total(seats, members=0):
    full = sum((SEAT_PRICES[seat.row] for seat in seats), Decimal(0))
    return full - Decimal("2.00") * members


class Clock:
    @property
    def now(self):
        time.sleep(0.1)
        return time.time()


class Alarm(commands.Cog):
    def __init__(self, bot):
        self.bot = bot
        self.clock = Clock()

    @commands.command()
    async def when(self, ctx):
        moment = self.clock.now
        await ctx.send(f"{moment:.0f}")


def seat_label(seat):
    return f"{seat.row.value.title()} {seat.number:02d}"


def adjacent(left, right):
    return left.row is right.row and abs(left.number - right.number) == 1
