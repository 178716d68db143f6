"""Results of the school sports day."""

import asyncio
import statistics
from operator import itemgetter

import httpx

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


class Mirror:
  def __init__(self):
    self.web = httpx.Client()

  def _get(self, path):
    reply = self.web.get("https://mirror.example" + path)
    reply.raise_for_status()
    return reply.content

  async def sync(self, paths):
    total = 0
    for path in paths:
      total += len(self._get(path))
    return total


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0


if __name__ == "__main__":
  print(asyncio.run(Mirror().sync(["/a", "/b"])))
