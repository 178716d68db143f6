"""Day-to-day bookkeeping of a small bakery."""

import logging
from dataclasses import dataclass, field

from fastapi import Depends, FastAPI, HTTPException

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


class Users:
    async def may_write(self, name):
        return name == "ida"


users = Users()


async def writer(name: str):
    if not users.may_write(name):
        raise HTTPException(403)
    return name


@app.put("/notes")
async def put_note(text: str, name: str = Depends(writer)):
    return {"by": name, "text": text}


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"
