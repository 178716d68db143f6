"""Plays of a village theatre: seats, casts and prices."""

import asyncio
import enum
from decimal import Decimal
from typing import NamedTuple

import aiohttp
from aiohttp import web


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


class Mirror:
    def __init__(self, hosts):
        self.hosts = hosts

    async def fetch(self, session, host):
        async with session.get(f"https://{host}/status") as reply:
            return reply.status

    async def status(self, request):
        async with aiohttp.ClientSession() as session:
            codes = await asyncio.gather([self.fetch(session, host) for host in self.hosts])
        return web.json_response(codes)


app = web.Application()
app.router.add_get("/status", Mirror(["a.example", "b.example"]).status)


def seat_label(seat):
    return f"{seat.row.value.title()} {seat.number:02d}"


def adjacent(left, right):
    return left.row is right.row and abs(left.number - right.number) == 1
