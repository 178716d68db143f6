"""Day-to-day bookkeeping of a small bakery."""

import asyncio
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


def sizes(files: list[Path]) -> int:
    total = 0
    for file in files:
        total += file.stat().st_size
    return total


async def report(files: list[Path]) -> str:
    total = sizes(files)
    return f"{total} bytes in {len(files)} files"


def describe_order(order):
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(order.loaves.items()))
    return f"{order.customer}: {kinds or 'nothing'}"


if __name__ == "__main__":
    folder = Path(tempfile.mkdtemp())
    (folder / "a").write_text("abc")
    print(asyncio.run(report([folder / "a"])))
