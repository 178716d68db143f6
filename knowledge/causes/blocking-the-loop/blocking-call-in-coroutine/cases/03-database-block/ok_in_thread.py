import asyncio
import sqlite3
from contextlib import closing

RINGS = """
WITH RECURSIVE ring(year) AS (SELECT 1 UNION ALL SELECT year + 1 FROM ring WHERE year < ?)
  SELECT count(*) FROM ring
"""


def count_rings(years):
    with closing(sqlite3.connect(":memory:")) as trunk:
        return trunk.execute(RINGS, (years,)).fetchone()[0]


async def main():
    print(await asyncio.to_thread(count_rings, 4_000_000), "rings")


asyncio.run(main())
