import datetime as dt
import json as jsonlib
import time

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


app = FastAPI()


class Roaster:
    def __init__(self):
        self.steps = []

    async def roast(self, batches):
        def weigh(batch):
            time.sleep(0.1)
            return len(batch)

        return sorted(batches, key=weigh)


@app.post("/roast")
async def roast(batches: list[str]):
    return await Roaster().roast(batches)


def crops_for(month):
    return [crop for crop in SEASON if in_season(crop, month)]
