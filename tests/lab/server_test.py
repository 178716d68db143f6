"""Cases with a server: statuses, load, a stall as a ratio, a server that does not come up. Standard library only."""
import unittest
from unittest import mock

from small_case import SmallCase

import stage

SERVER = """import asyncio
import os
import time

asked = 0


def work():
    {work}


async def serve(reader, writer):
    global asked
    first = await reader.readline()
    if not first:
        writer.close()
        return
    path = first.split()[1].decode()
    while (await reader.readline()).strip():
        pass
    status, body = 404, "none"
    if path == "/parcels":
        asked += 1
        {call}
        status, body = ({status}), "parcels"
    writer.write(f"HTTP/1.1 {{status}} OK\\r\\nContent-Length: {{len(body)}}\\r\\nConnection: close\\r\\n\\r\\n{{body}}".encode())
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", int(os.environ["PORT"]), backlog=256)
    async with server:
        await server.serve_forever()


{start}
"""


def server(call="work()", work="pass", status="200", start="asyncio.run(main())"):
    return SERVER.format(call=call, work=work, status=status, start=start)


class ServerTest(SmallCase):
    def case(self, broken, fixed, **expect):
        return self.write({"broken.py": broken, "fixed.py": fixed}, kind="http", file="post.py", no_trace="none",
                          expect={"serve": {"with": "program"}, **expect})

    def test_statuses(self):
        asked = {"requests": [{"path": "/parcels", "status": 500, "fixed_body_has": "parcels"}], "load": 20}
        self.assertGreen(self.case(server(status="500"), server(), **asked))
        self.assertRed(self.case(server(), server(), **asked), "broken.py: GET /parcels answered 200, not 500")
        self.assertRed(self.case(server(status="500"), server(status="500"), **asked), "fixed.py: GET /parcels answered 500",
                       "20 at once answered 20 x 500, not all 200")

    def test_fix_that_fails_under_load_only(self):
        asked = {"requests": [{"path": "/parcels", "status": 500}], "load": 50}
        self.assertRed(self.case(server(status="500"), server(status="200 if asked < 30 else 503"), **asked),
                       "50 at once answered 28 x 200, 22 x 503")

    def test_many_at_once(self):
        asked = {"requests": [{"path": "/parcels", "status": 200}], "at_once": {"count": 9, "statuses": {"200": 4, "500": 5}}}
        broken = server(status="200 if asked <= 5 else 500")
        self.assertGreen(self.case(broken, server(), **asked))
        asked["at_once"]["statuses"] = {"200": 1, "500": "1+"}
        self.assertRed(self.case(broken, server(), **asked), "9 at once answered 4 x 200, 5 x 500, not 1 x 200, 1+ x 500")

    def test_stall(self):
        asked = {"requests": [{"path": "/parcels", "status": 200}], "load": 10, "stall": {"requests": 15}}
        stalls, waits = server(work="time.sleep(0.1)"), server("await asyncio.sleep(0.1)")
        result = self.assertGreen(self.case(stalls, waits, **asked))
        self.assertIn("stall ratio", result.seen[1])
        with mock.patch.object(stage, "STALL_TRIES", 1):
            self.assertRed(self.case(stalls, stalls, **asked), "a small request waits", "times, not 10")
            self.assertRed(self.case(waits, waits, **asked), "times, not 10")


    def test_start(self):
        no = server(start="raise SystemExit(3)")
        self.assertGreen(self.case(no, server(), starts=False))
        self.assertRed(self.case(server(), server(), starts=False), "it starts, though")
        self.assertRed(self.case(no, server(), requests=[{"path": "/parcels"}]), "broken.py: it does not start")
        self.assertRed(self.case(no, no, starts=False), "fixed.py: it does not start")

    def test_no_answer(self):
        asked = {"requests": [{"path": "/parcels", "status": 0}], "load": 5}
        self.assertGreen(self.case(server("await asyncio.sleep(100)"), server(), **asked))
        self.assertRed(self.case(server(), server(), **asked), "answered 200, not 0")


class ScriptStallTest(SmallCase):
    def test_stall_of_a_script(self):
        broken = "import asyncio, time\n\n\nasync def main():\n    time.sleep(0.4)\n\n\nasyncio.run(main())\n"
        fixed = broken.replace("time.sleep", "await asyncio.sleep")
        said = {"file": "oven.py", "no_trace": "none", "expect": {"stall": True}}
        self.assertIn("stall ratio", self.assertGreen(self.write({"broken.py": broken, "fixed.py": fixed}, **said)).seen[1])
        self.assertRed(self.write({"broken.py": broken, "fixed.py": broken}, **said), "times, not 10")
        self.assertRed(self.write({"broken.py": "print(1)\n", "fixed.py": fixed}, **said), "no event loop of asyncio ran")


if __name__ == "__main__":
    unittest.main()
