"""Results of the school sports day."""

import asyncio
import statistics
from operator import itemgetter

import requests

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


session = requests.Session()


async def weather(city):
  reply = session.get("https://weather.example/now", params={"q": city}, timeout=4)
  return reply.json()["temperature"]


async def main():
  print(await asyncio.gather(weather("Visby"), weather("Kiruna")))


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0


if __name__ == "__main__":
  asyncio.run(main())
