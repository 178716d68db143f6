"""Finds and ends what a run left behind, whatever session or parent it moved to."""
import os
import signal
import time

MARK = "TRACEMEND_LAB_RUN"


def _processes():
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _read(pid, what):
    try:
        with open(f"/proc/{pid}/{what}", "rb") as handle:
            return handle.read(200_000)
    except OSError:
        return b""


def _state_and_parent(pid):
    fields = _read(pid, "stat").rpartition(b")")[2].split()
    return (fields[0].decode(), int(fields[1])) if len(fields) > 1 else ("", 0)


def marked(mark):
    """Living processes that carry the mark in their environment, or descend from one that does."""
    wanted = f"{MARK}={mark}".encode()
    parents, found = {}, set()
    for pid in _processes():
        state, parents[pid] = _state_and_parent(pid)
        if state not in ("Z", "X", "") and wanted in _read(pid, "environ").split(b"\0"):
            found.add(pid)
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in found and pid not in found
                and _state_and_parent(pid)[0] not in ("Z", "X", "")}
        found |= more
        grown = bool(more)
    return sorted(found)


def command(pid):
    """The command line, shortened, for a message."""
    words = _read(pid, "cmdline").replace(b"\0", b" ").decode("utf-8", "replace").strip()
    return words if len(words) <= 80 else words[:77] + "..."


def reap(own_children):
    """Waits for ended processes that came to us from others."""
    for pid in _processes():
        state, parent = _state_and_parent(pid)
        if state == "Z" and parent == os.getpid() and pid not in own_children:
            try:
                os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                pass


def end(mark, seconds=5):
    """Kills everything that carries the mark; True when nothing of it is left."""
    until = time.monotonic() + seconds
    while True:
        living = marked(mark)
        if not living:
            return True
        for pid in living:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
