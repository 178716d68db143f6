"""Day-to-day bookkeeping of a small bakery."""

import logging
from dataclasses import dataclass, field

import httpx
from fastapi import FastAPI

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


class Prices:
    def __init__(self):
        self.client = httpx.AsyncClient()

    async def load(self, items):
        replies = []
        for item in items:
            replies.append(await self.client.get(f"https://shop.example/{item}"))
        return [reply.json() for reply in replies]


prices = Prices()


@app.get("/prices")
async def all_prices(items: str):
    return await prices.load(items.split(","))


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"
