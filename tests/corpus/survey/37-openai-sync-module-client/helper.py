"""Results of the school sports day."""

import asyncio
import statistics
from functools import lru_cache
from operator import itemgetter

from openai import OpenAI

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


@lru_cache
def get_client() -> OpenAI:
  return OpenAI(max_retries=2)


def embed(text):
  reply = get_client().embeddings.create(model="text-embedding-3-small", input=text)
  return reply.data[0].embedding


async def index(notes):
  vectors = {}
  for note in notes:
    vectors[note] = embed(note)
  return vectors


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0


if __name__ == "__main__":
  print(len(asyncio.run(index(["milk"]))))
