"""Day-to-day bookkeeping of a small bakery."""

import asyncio
import logging
from dataclasses import dataclass, field
from time import sleep as wait_for_paint

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


async def coat(panel):
    layers = 0
    while layers < 2:
        layers += 1
        wait_for_paint(0.01)
    return panel, layers


async def main():
    panels = await asyncio.gather(*(coat(p) for p in ("left", "right")))
    print(panels)


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"


asyncio.run(main())
