import asyncio
import datetime as dt
import json as jsonlib

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


log = []


async def watch(gauge):
    while len(log) < 2:
        try:
            await asyncio.sleep(0.01)
            log.append(gauge)
        except asyncio.CancelledError:
            print("stopped watching", gauge)


async def main():
    task = asyncio.create_task(watch("north"))
    await asyncio.sleep(0.001)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


def crops_for(month):
    return [crop for crop in SEASON if in_season(crop, month)]


if __name__ == "__main__":
    asyncio.run(main())
