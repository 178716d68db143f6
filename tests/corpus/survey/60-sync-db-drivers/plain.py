"""Plays of a village theatre: seats, casts and prices."""

import asyncio
import enum
import sqlite3
import tempfile
from decimal import Decimal
from pathlib import Path
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


SCHEMA = "CREATE TABLE boats (name TEXT, length REAL)"


async def add_boat(path, name, length):
    db = sqlite3.connect(path)
    db.execute(SCHEMA)
    db.execute(
        """
        INSERT INTO boats
        VALUES (?,  ?)
        """,
        (name, length),
    )
    rows = db.execute("SELECT name FROM boats").fetchall()
    db.commit()
    db.close()
    return rows


def seat_label(seat):
    return f"{seat.row.value.title()} {seat.number:02d}"


def adjacent(left, right):
    return left.row is right.row and abs(left.number - right.number) == 1


if __name__ == "__main__":
    place = Path(tempfile.mkdtemp(), "boats.db")
    assert asyncio.run(add_boat(place, "Alma", 7.5)) == [("Alma",)]
