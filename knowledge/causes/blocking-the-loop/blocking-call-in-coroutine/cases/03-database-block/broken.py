import asyncio
import sqlite3
from contextlib import closing

RINGS = """
WITH RECURSIVE ring(year) AS (SELECT 1 UNION ALL SELECT year + 1 FROM ring WHERE year < ?)
  SELECT count(*) FROM ring
"""


async def count_rings(years):
    # every ring of the trunk
    with closing(sqlite3.connect(":memory:")) as trunk:
        row = trunk.execute(RINGS, (years,)).fetchone()
        rings = row[0]
    return rings


async def main():
    print(await count_rings(4_000_000), "rings")


asyncio.run(main())
