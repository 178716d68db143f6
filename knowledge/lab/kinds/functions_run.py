"""Drives an Azure Functions app through the real azure-functions library, as the worker dispatches. No host is run."""
import json
import pathlib

import program
import stage as stages

_WORKER = pathlib.Path(__file__).resolve().parents[1] / "inside/functions_worker.py"


def perform(stage):
    plan, report = stage.folder.parent / "plan.json", stage.folder.parent / "report.json"
    report.unlink(missing_ok=True)
    many = stage.expect.get("at_once") if stage.broken else None
    good = [request for request in stage.requests if request.get("fixed", 200) < 300] or stage.requests
    plan.write_text(json.dumps({
        "file": stage.case.file, "loop": stage.loop, "requests": stage.requests, "seconds": stage.limit / 4,
        "rounds": 0 if stage.stall is None else 1 if stage.broken else stages.STALL_ROUNDS,
        "heavy": (stage.stall or {}).get("requests", 20),
        "many": stage.requests[0] if many else good[0] if good else None,
        "count": many["count"] if many else 0 if stage.broken else stage.load}))
    ran = program.run([stage.python, "-B", _WORKER, plan, report], stage.folder, stage.env, stage.limit)
    seen = stages.Seen(printed=ran.stderr).take(ran)
    try:
        answered = json.loads(report.read_text())
    except (OSError, ValueError):
        seen.starts = False
        seen.trouble = seen.trouble or f"the worker ended with {ran.exit} and no report: {ran.stderr.strip()[-300:]}"
        return seen
    seen.starts = answered["loads"]
    seen.statuses = [tuple(pair) for pair in answered["statuses"]]
    seen.stalls = answered["stalls"]
    seen.at_once = {int(status): count for status, count in answered["at_once"].items()}
    return seen
