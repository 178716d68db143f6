"""Plays of a village theatre: seats, casts and prices."""

import asyncio
import enum
from decimal import Decimal
from typing import NamedTuple

from azure.data.tables.aio import TableClient


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


async def heavy(connection):
    async with TableClient.from_connection_string(connection, "parcels") as table:
        rows = table.query_entities("Weight gt 20")
        pages = table.list_entities().by_page()
        async for page in pages:
            async for row in page:
                print(row)
        return [row["RowKey"] async for row in rows]


def seat_label(seat):
    return f"{seat.row.value.title()} {seat.number:02d}"


def adjacent(left, right):
    return left.row is right.row and abs(left.number - right.number) == 1


if __name__ == "__main__":
    print(asyncio.run(heavy("UseDevelopmentStorage=true")))
