"""Results of the school sports day."""

import statistics
from operator import itemgetter
from typing import Annotated

import httpx
from fastapi import Depends, FastAPI

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


def web():
  with httpx.Client(base_url="https://harbour.example") as client:
    yield client


Web = Annotated[httpx.Client, Depends(web)]


@app.get("/boats")
async def boats(client: Web):
  return client.get("/boats").json()


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0
