"""Day-to-day bookkeeping of a small bakery."""

import asyncio
import csv
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


HEADER = """name,weight
pine,3.5
oak,7.25
"""


async def weights(path):
    rows = []
    with open(path, encoding="utf-8") as file:
        note = """kept as it is:
        two blanks  and a "quote"
"""
        for row in csv.DictReader(file):
            rows.append((row["name"], float(row["weight"]), len(note)))
    return rows


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"


if __name__ == "__main__":
    folder = tempfile.mkdtemp()
    target = Path(folder, "wood.csv")
    target.write_text(HEADER)
    result = asyncio.run(weights(target))
    assert result == [("pine", 3.5, 49), ("oak", 7.25, 49)], result
