"""Results of the school sports day."""

import asyncio
import statistics
from operator import itemgetter

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


async def depth(buoy):
  await asyncio.sleep(0)
  return len(buoy)


async def survey(buoys):
  async with asyncio.TaskGroup() as group:
    tasks = [group.create_task(depth(buoy)) for buoy in buoys]
  return [task.result() for task in tasks]


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0


if __name__ == "__main__":
  print(asyncio.run(survey(["red"])))
