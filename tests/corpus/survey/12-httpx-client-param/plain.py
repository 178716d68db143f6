"""Ferry timetable: what leaves when, and what it costs to bring a bicycle."""

import asyncio
from datetime import date, time as clock_time, timedelta
from itertools import groupby

import httpx

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


async def trending(client: httpx.Client, topic: str) -> list[str]:
    reply = client.get("https://topics.example/trending", params={"topic": topic})
    return [row["title"] for row in reply.json()]


def fare(adults, children=0, bicycles=0):
    return adults * 12 + children * 5 + bicycles * BICYCLE_FEE


if __name__ == "__main__":
    with httpx.Client() as web:
        print(asyncio.run(trending(web, "boats")))
