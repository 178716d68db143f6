import datetime as dt
import json as jsonlib

import requests
from fastapi import FastAPI

#: Where the allotment society keeps its plots, in metres.
PLOT_WIDTH, PLOT_LENGTH = 10, 25

SEASON = {
    "beans": (5, 8),
    "kale": (7, 11),
    "peas": (3, 7),
}


def in_season(crop, month):
    first, last = SEASON.get(crop, (1, 12))
    return first <= month <= last


def next_watering(last, every_days=2):
    return last + dt.timedelta(days=every_days)


def plot_as_text(plot):
    return jsonlib.dumps(plot, indent=1, sort_keys=True, default=str)


app = FastAPI(title="feeds")


class FeedReader:
    def __init__(self):
        self.session = requests.Session()
        self.session.headers["User-Agent"] = "feeds/1.0"

    async def read(self, url):
        reply = self.session.get(url, timeout=5)
        return reply.text


reader = FeedReader()


@app.get("/feed")
async def feed(url: str):
    return {"text": await reader.read(url)}


def crops_for(month):
    return [crop for crop in SEASON if in_season(crop, month)]
