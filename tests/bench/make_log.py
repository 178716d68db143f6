#!/usr/bin/python3
"""Writes a log as a fleet of Python services prints it, the same one for the same seed.

make_log.py --size 1G [--seed N] [--every LINES] FILE     (FILE "-": standard output)

Pages of --every lines, each with one traceback in it; the writers change from page to page: plain
logging, uvicorn with colours, docker compose with two services in turns, kubectl --prefix, syslog,
a container runtime's time stamps, JSON records of one line, and docker's JSON of every line.
"""
import argparse
import json
import random
import sys

UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
PLACES = ["shop/orders.py", "shop/prices.py", "shop/stock.py", "shop/mail.py", "shop/search.py"]
NAMES = ["place", "refund", "lookup", "reserve", "notify", "rank", "sync_all", "flush"]
FAULTS = [
    ("RuntimeError", "This event loop is already running"),
    ("RuntimeError", "asyncio.run() cannot be called from a running event loop"),
    ("RuntimeError", "Event loop is closed"),
    ("KeyError", "'item-{n}'"),
    ("ValueError", "no price for order {n} in '{w}'"),
    ("TimeoutError", "waited {n} ms for 10.0.{m}.{k}:5432"),
    ("ConnectionResetError", "[Errno 104] Connection reset by peer"),
    ("TypeError", "object dict can't be used in 'await' expression"),
]
WORDS = ["request", "cache", "hit", "miss", "order", "stored", "in", "queue", "worker", "ready", "for",
         "customer", "price", "updated", "session", "opened", "closed", "retry", "later", "done"]


def fault(rng):
    """The lines of a traceback, its message still without values; a third of them are long, as those
    through a framework are."""
    kind, message = rng.choice(FAULTS)
    lines = ["Traceback (most recent call last):"]
    if rng.random() < 0.35:
        for i in range(14):
            lines += [f'  File "/usr/lib/python3/site-packages/starlette/layer{i}.py", line {60 + i}, in __call__',
                      "    await self.app(scope, receive, send)"]
    for _ in range(rng.choice([2, 3, 5])):
        lines += [f'  File "/srv/app/{rng.choice(PLACES)}", line {rng.choice([12, 34, 56])}, in {rng.choice(NAMES)}',
                  f"    return {rng.choice(NAMES)}(item)"]
    return lines, f"{kind}: {message}"


class Clock:
    def __init__(self):
        self.now = 0

    def tick(self):
        self.now += 7
        seconds, milli = divmod(self.now, 1000)
        minutes, second = divmod(seconds, 60)
        hours, minute = divmod(minutes, 60)
        day, hour = divmod(hours, 24)
        return day % 28 + 1, hour, minute, second, milli


class Writer:
    def __init__(self, rng):
        self.rng, self.clock = rng, Clock()
        self.faults = [fault(rng) for _ in range(40)]

    def trace(self):
        rng = self.rng
        lines, message = rng.choice(self.faults)
        return lines + [message.format(n=rng.randrange(100000), m=rng.randrange(250), k=rng.randrange(250),
                                       w=rng.choice(WORDS))]

    def said(self):
        rng = self.rng
        return (f"{rng.choice(WORDS)} {rng.choice(WORDS)} {rng.randrange(1000000)} {rng.choice(WORDS)} "
                f"{rng.choice(WORDS)} id={rng.getrandbits(48):012x} {rng.choice(WORDS)}")

    def iso(self, mark=","):
        day, hour, minute, second, milli = self.clock.tick()
        return f"2026-11-{day:02} {hour:02}:{minute:02}:{second:02}{mark}{milli:03}"

    def logging(self, lines):
        for i in range(lines):
            if i == lines // 2:
                yield f"{self.iso()} ERROR shop.web failed"
                yield from self.trace()
            yield f"{self.iso()} INFO shop.web {self.said()}"

    def uvicorn(self, lines):
        for i in range(lines):
            if i == lines // 2:
                yield "\x1b[31mERROR\x1b[0m:    Exception in ASGI application"
                yield from self.trace()
            yield f'\x1b[32mINFO\x1b[0m:     10.1.2.{i % 200}:{40000 + i} - "GET /items/{i} HTTP/1.1" 200 OK'

    def prefixed(self, lines, prefix, other=None):
        told = []
        for i in range(lines):
            if i == lines // 2:
                told = self.trace()
            if told:
                yield prefix() + told.pop(0)
                if other:
                    yield other() + "INFO: " + self.said()
            else:
                yield prefix() + "INFO: " + self.said()

    def compose(self, lines):
        return self.prefixed(lines, lambda: "web-1      | ", lambda: "worker-12  | ")

    def kubectl(self, lines):
        return self.prefixed(lines, lambda: "[pod/web-7d9f8c/app] ")

    def syslog(self, lines):
        def prefix():
            day, hour, minute, second, _ = self.clock.tick()
            return f"Nov {day:2} {hour:02}:{minute:02}:{second:02} node-3 shop[812]: "
        return self.prefixed(lines, prefix)

    def stamped(self, lines):
        return self.prefixed(lines, lambda: self.iso(".").replace(" ", "T") + "456Z stderr F ")

    def records(self, lines):
        for i in range(lines):
            record = {"timestamp": self.iso(".").replace(" ", "T") + "Z", "level": "info",
                      "request_id": f"{self.rng.getrandbits(64):016x}", "event": self.said()}
            if i == lines // 2:
                record.update(level="error", exception="\n".join(self.trace()))
            yield json.dumps(record)

    def docker(self, lines):
        def wrap(text):
            return json.dumps({"log": text + "\n", "stream": "stderr",
                               "time": self.iso(".").replace(" ", "T") + "Z"})
        return map(wrap, self.prefixed(lines, lambda: ""))

    def pages(self, lines):
        ways = [self.logging, self.uvicorn, self.compose, self.kubectl, self.syslog, self.stamped,
                self.records, self.docker]
        while True:
            for way in ways:
                yield "\n".join(way(lines)) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", default="1G", help="bytes, with K, M or G behind the number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=2000, help="lines to a traceback")
    parser.add_argument("file")
    options = parser.parse_args()
    unit = UNITS.get(options.size[-1:].upper(), 0)
    size = int(options.size[:-1]) * unit if unit else int(options.size)
    out = sys.stdout.buffer if options.file == "-" else open(options.file, "wb")
    written, traces = 0, 0
    with out:
        for page in Writer(random.Random(options.seed)).pages(options.every):
            written += out.write(page.encode())
            traces += 1
            if written >= size:
                break
    print(f"{written} bytes, {traces} tracebacks", file=sys.stderr)


if __name__ == "__main__":
    main()
