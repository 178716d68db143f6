"""Results of the school sports day."""

import asyncio
import statistics
from operator import itemgetter

from aiohttp import web

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
  def __init__(self, hosts):
    self.hosts = hosts

  async def ping(self, host):
    await asyncio.open_connection(host, 80)

  async def fastest(self, request):
    waiting = [self.ping(host) for host in self.hosts]
    done, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    return web.json_response({"done": len(done), "pending": len(pending)})


app = web.Application()
app.router.add_get("/fastest", Mirror(["a.example"]).fastest)


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0
