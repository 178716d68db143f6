import asyncio
import datetime as dt
import json as jsonlib
import smtplib

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


async def notify(address, text):
    with smtplib.SMTP("mail.example") as server:
        server.sendmail("harbour@example.com", [address], text)


def crops_for(month):
    return [crop for crop in SEASON if in_season(crop, month)]


if __name__ == "__main__":
    asyncio.run(notify("ida@example.com", "The tide is out."))
