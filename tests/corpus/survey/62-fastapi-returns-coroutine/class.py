"""Day-to-day bookkeeping of a small bakery."""

import logging
from dataclasses import dataclass, field

from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

logger = logging.getLogger(__name__)

OPENING_HOURS = range(6, 18)
TAX_PERCENT = 12


@dataclass
class LoafOrder:
    customer: str
    loaves: dict[str, int] = field(default_factory=dict)

    def with_loaf(self, kind, count=1):
        self.loaves[kind] = self.loaves.get(kind, 0) + count
        return self


def gross_amount(net_cents):
    """Adds the tax, rounded to whole cents."""
    return round(net_cents * (100 + TAX_PERCENT) / 100)


app = FastAPI()


class Boats:
    def __init__(self):
        self.table = AsyncIOMotorClient()["harbour"]["boats"]

    async def find(self, name):
        return await self.table.find_one({"name": name})


boats = Boats()


@app.get("/boats/{name}")
async def boat(name: str):
    return boats.find(name)


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"
