"""Day-to-day bookkeeping of a small bakery."""

import asyncio
import json
import logging
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

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


async def settings(path):
    with open(path) as file:
        return json.load(file)


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"


if __name__ == "__main__":
    place = Path(tempfile.mkdtemp(), "a.json")
    place.write_text('{"a": 1}')
    assert asyncio.run(settings(place)) == {"a": 1}
