"""Ferry timetable: what leaves when, and what it costs to bring a bicycle."""

from datetime import date, time as clock_time, timedelta
from itertools import groupby
from pathlib import Path

from aiohttp import web

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


ROOT = Path(__file__).parent / "pages"


class Pages:
    def __init__(self, root: Path):
        self.root = root

    async def show(self, request: web.Request) -> web.Response:
        page = self.root / request.match_info["name"]
        body = page.read_text()
        return web.Response(text=body, content_type="text/html")


app = web.Application()
app.add_routes([web.get("/{name}", Pages(ROOT).show)])


def fare(adults, children=0, bicycles=0):
    return adults * 12 + children * 5 + bicycles * BICYCLE_FEE
