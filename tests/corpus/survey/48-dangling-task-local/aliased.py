"""Plays of a village theatre: seats, casts and prices."""

import asyncio
import enum
from decimal import Decimal
from typing import NamedTuple


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


log = []


async def note(text):
    await asyncio.sleep(0)
    log.append(text)


async def sail(stop):
    loop = asyncio.get_event_loop()
    job = loop.create_task(note(stop))
    return stop


async def main():
    await sail("Visby")
    await asyncio.sleep(0.01)


def seat_label(seat):
    return f"{seat.row.value.title()} {seat.number:02d}"


def adjacent(left, right):
    return left.row is right.row and abs(left.number - right.number) == 1


if __name__ == "__main__":
    asyncio.run(main())
    assert log == ["Visby"]
