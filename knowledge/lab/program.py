"""Runs one program in a session of its own, with bounds on time, output and processes."""
import os
import resource
import signal
import subprocess
import threading
import time
import uuid
from dataclasses import dataclass, field

import strays

MOST_OUTPUT = 4 * 1024 * 1024
MOST_PROCESSES = 40
_LOOK_EVERY = 0.2

_own_children = set()
_living = {}


@dataclass
class Ran:
    """What a program did. `trouble` says in words why it was ended, empty when it ended by itself."""
    exit: int = 0
    stdout: str = ""
    stderr: str = ""
    trouble: str = ""
    timed_out: bool = False
    left: list = field(default_factory=list)
    seconds: float = 0.0


class _Reader(threading.Thread):
    """Keeps the first bytes of a stream and reads the rest away; says when there was too much."""

    def __init__(self, stream):
        super().__init__(daemon=True)
        self.data, self.too_much, self._stream = bytearray(), False, stream
        self.start()

    def run(self):
        while True:
            chunk = os.read(self._stream.fileno(), 65536)
            if not chunk:
                return
            self.data += chunk
            if len(self.data) > MOST_OUTPUT:
                self.too_much = True
                return  # nobody reads any more: the writer waits until it is ended

    def text(self):
        return bytes(self.data).decode("utf-8", "replace")


class Program:
    """A started program. End it with `end()`, always."""

    def __init__(self, command, folder, env):
        self.mark = uuid.uuid4().hex
        self._started = time.monotonic()
        self._looked = 0.0
        self.process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, env={**env, strays.MARK: self.mark}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        _own_children.add(self.process.pid)
        _living[self.mark] = self
        self._limit()
        self.out, self.err = _Reader(self.process.stdout), _Reader(self.process.stderr)

    def _limit(self):
        for what, most in ((resource.RLIMIT_FSIZE, 256 * 1024 * 1024), (resource.RLIMIT_CORE, 0)):
            try:
                resource.prlimit(self.process.pid, what, (most, most))
            except (OSError, ValueError):
                pass

    @property
    def running(self):
        return self.process.poll() is None

    def trouble(self):
        """Why it must be ended now; empty when all is well."""
        if self.out.too_much or self.err.too_much:
            return f"flooded its output: more than {MOST_OUTPUT // 1024 // 1024} MB"
        if time.monotonic() - self._looked > _LOOK_EVERY:
            self._looked = time.monotonic()
            if len(strays.marked(self.mark)) > MOST_PROCESSES:
                return f"started more than {MOST_PROCESSES} processes"
        return ""

    def wait(self, seconds, until=lambda: False):
        """Waits until it ended, `until` holds, or something is wrong; the words for what is wrong."""
        stop, pause = time.monotonic() + seconds, 0.005
        while self.running and not until():
            trouble = self.trouble()
            if trouble:
                return trouble
            if time.monotonic() > stop:
                return f"still running after {seconds:g} s"
            time.sleep(pause)
            pause = min(pause * 1.5, 0.05)
        return ""

    def _signal(self, number):
        try:
            os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            pass

    def _left_behind(self):
        """Command lines of what is still there; what is just ending gets half a second."""
        until = time.monotonic() + 0.5
        left = strays.marked(self.mark)
        while left and time.monotonic() < until:
            time.sleep(0.05)
            left = strays.marked(self.mark)
        return [strays.command(pid) for pid in left]

    def end(self, gently=0.0, by=signal.SIGTERM):
        """Ends it and everything it started. `gently`: seconds in which it may stop by itself on the signal `by`."""
        ran = Ran()
        if self.running and gently:
            self.process.send_signal(by)
            self.wait(gently)
        ended_itself = not self.running
        if ended_itself:
            ran.left = self._left_behind()
        self._signal(signal.SIGKILL)
        if not strays.end(self.mark):
            ran.trouble = "left processes that cannot be ended"
        ran.exit = self.process.wait()
        for reader, stream in ((self.out, self.process.stdout), (self.err, self.process.stderr)):
            reader.join(2)
            stream.close()
        _own_children.discard(self.process.pid)
        _living.pop(self.mark, None)
        strays.reap(_own_children)
        ran.stdout, ran.stderr = self.out.text(), self.err.text()
        ran.seconds = time.monotonic() - self._started
        return ran


def run(command, folder, env, seconds):
    """Runs a program to its end, or ends it."""
    program = Program(command, folder, env)
    trouble = "interrupted"
    try:
        trouble = program.wait(seconds)
    finally:
        ran = program.end()
    if not trouble and (program.out.too_much or program.err.too_much):
        trouble = program.trouble()
    ran.timed_out = trouble.startswith("still running")
    ran.trouble = trouble or ran.trouble
    return ran


def end_all():
    """Ends everything that still runs, when the lab itself is to end."""
    for mark, one in list(_living.items()):
        one._signal(signal.SIGKILL)
        strays.end(mark, 1)
