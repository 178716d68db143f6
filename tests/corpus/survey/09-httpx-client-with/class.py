"""Results of the school sports day."""

import statistics
from operator import itemgetter

import httpx
from litestar import Controller, Litestar, get

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


class Fares(Controller):
  path = "/fares"

  @get("/{line:str}")
  async def fare(self, line: str) -> dict:
    with httpx.Client() as client:
      reply = client.get(f"https://transit.example/{line}")
    return reply.json()


app = Litestar([Fares])


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0
