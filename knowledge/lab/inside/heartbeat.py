"""Runs a program and writes the longest time for which its event loop called nobody back: heartbeat.py REPORT PROGRAM."""
import asyncio
import runpy
import sys

EVERY = 0.005
worst = 0.0


def beat(loop, due):
    global worst
    now = loop.time()
    worst = max(worst, now - due)
    loop.call_later(EVERY, beat, loop, now + EVERY)


def with_heartbeat(run_forever):
    def run(self):
        due = self.time() + EVERY
        first = self.call_later(EVERY, beat, self, due)
        try:
            return run_forever(self)
        finally:
            first.cancel()
            with open(report, "w", encoding="utf-8") as handle:
                handle.write(str(worst))
    return run


report, sys.argv = sys.argv[1], sys.argv[2:]
asyncio.BaseEventLoop.run_forever = with_heartbeat(asyncio.BaseEventLoop.run_forever)
sys.path[0] = ""
runpy.run_path(sys.argv[0], run_name="__main__")
