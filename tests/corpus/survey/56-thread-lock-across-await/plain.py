"""Day-to-day bookkeeping of a small bakery."""

import asyncio
import logging
import threading
from dataclasses import dataclass, field

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


lock = threading.Lock()
balance = 10


async def pay(amount):
    global balance
    with lock:
        current = balance
        await asyncio.sleep(0)
        balance = current - amount


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"


if __name__ == "__main__":
    asyncio.run(pay(3))
    assert balance == 7
