"""Runs a program from start to end."""
import math
import pathlib

import program
import stage as stages

_HEARTBEAT = pathlib.Path(__file__).resolve().parents[1] / "inside/heartbeat.py"
_HANG_SECONDS = 3


def _ran(stage, command):
    return program.run([stage.python, "-B", *command], stage.folder, stage.env,
                       _HANG_SECONDS if stage.hangs else stage.limit)


def _worst_gap(stage, seen, arguments):
    """Seconds for which a heartbeat on the program's loop had to wait; endless where there was none."""
    report = stage.folder.parent / "heartbeat.txt"
    report.unlink(missing_ok=True)
    ran = _ran(stage, [_HEARTBEAT, report, stage.case.file, *arguments])
    seen.trouble = seen.trouble or ran.trouble
    try:
        return float(report.read_text())
    except (OSError, ValueError):
        seen.trouble = seen.trouble or "no event loop of asyncio ran, so no stall can be measured"
        return math.inf


def perform(stage):
    arguments = stage.expect.get("arguments", [])
    ran = _ran(stage, [stage.case.file, *arguments])
    seen = stages.Seen(printed=ran.stderr).take(ran)
    if stage.stall is not None and not seen.trouble:
        seen.stalls = stage.measured_stalls(lambda: _worst_gap(stage, seen, arguments))
    return seen
