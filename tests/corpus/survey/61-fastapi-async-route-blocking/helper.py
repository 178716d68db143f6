"""Day-to-day bookkeeping of a small bakery."""

import hashlib
import logging
from dataclasses import dataclass, field

import requests
from fastapi import Depends, FastAPI

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


def digest(url):
    reply = requests.get(url, timeout=5)
    return hashlib.sha256(reply.content).hexdigest()


async def checked(url: str):
    return digest(url)


@app.get("/digest")
async def get_digest(value: str = Depends(checked)):
    return {"digest": value}


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"
