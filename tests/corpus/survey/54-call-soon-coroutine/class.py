"""Results of the school sports day."""

import asyncio
import signal
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


class Server:
  def __init__(self):
    self.runner = web.AppRunner(web.Application())

  async def stop(self):
    await self.runner.cleanup()

  async def start(self):
    await self.runner.setup()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, self.stop)


async def main():
  server = Server()
  await server.start()
  await asyncio.Event().wait()


def spread(results):
  values = [result.value for result in results]
  return statistics.pstdev(values) if len(values) > 1 else 0.0


if __name__ == "__main__":
  asyncio.run(main())
