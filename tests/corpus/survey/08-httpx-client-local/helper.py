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


def make_client(token: str) -> httpx.Client:
  return httpx.Client(headers={"Authorization": token}, timeout=5)


async def invoices(token, year):
  client = make_client(token)
  reply = client.get("https://billing.example/invoices", params={"year": year})
  return reply.json()["items"]


async def main():
  print(len(await invoices("t", 2026)))


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0


if __name__ == "__main__":
  asyncio.run(main())
