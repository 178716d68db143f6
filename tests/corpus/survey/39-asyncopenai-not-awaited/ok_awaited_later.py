"""Results of the school sports day."""

import asyncio
import statistics
from operator import itemgetter

from openai import AsyncOpenAI

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


client = AsyncOpenAI()


async def both(left, right):
  first = client.responses.create(model="gpt-4o", input=left)
  second = client.responses.create(model="gpt-4o", input=right)
  replies = await asyncio.gather(first, second)
  return [reply.output_text for reply in replies]


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0


if __name__ == "__main__":
  print(asyncio.run(both("a", "b")))
