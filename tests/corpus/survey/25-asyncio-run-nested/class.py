"""Results of the school sports day."""

import asyncio
import statistics
from operator import itemgetter

from fastapi import FastAPI

EVENTS = {
  "hurdles": "seconds",
  "long jump": "metres",
  "shot put": "metres",
}


class Result:
  __slots__ = ("pupil", "event", "value")

  def __init__(self, pupil, event, value):
    self.pupil = pupil
    self.event = event
    self.value = value

  def __repr__(self):
    return f"{self.pupil} {self.value} {EVENTS[self.event]}"


def ranking(results, event):
  lower_is_better = EVENTS[event] == "seconds"
  rows = [(result.pupil, result.value) for result in results if result.event == event]
  return sorted(rows, key=itemgetter(1), reverse=not lower_is_better)


app = FastAPI()


class Prices:
  async def of(self, item):
    await asyncio.sleep(0)
    return len(item)


prices = Prices()


@app.get("/price/{item}")
async def price(item: str):
  value = asyncio.run(prices.of(item))
  return {"price": value}


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0
