"""Ferry timetable: what leaves when, and what it costs to bring a bicycle."""

import asyncio
from datetime import date, time as clock_time, timedelta
from itertools import groupby

DEPARTURES = [
    ("Norrvik", clock_time(7, 15)),
    ("Norrvik", clock_time(12, 40)),
    ("Sandön", clock_time(9, 5)),
]
BICYCLE_FEE = 4


def by_harbour(rows):
    ordered = sorted(rows)
    return {harbour: [leaves for _, leaves in group] for harbour, group in groupby(ordered, key=lambda row: row[0])}


def is_holiday(day: date) -> bool:
    return day.weekday() == 6 or (day.month, day.day) in {(1, 1), (6, 6), (12, 25)}


def return_day(day: date, nights: int) -> date:
    return day + timedelta(days=nights)


log = []


async def note(text):
    await asyncio.sleep(0)
    log.append(text)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(note, "Visby")
    await asyncio.sleep(0.01)


def fare(adults, children=0, bicycles=0):
    return adults * 12 + children * 5 + bicycles * BICYCLE_FEE


if __name__ == "__main__":
    asyncio.run(main())
    assert log == ["Visby"]
