"""Serves an application with the real server and sends it real requests."""
import re
import signal

import http_load
import program
import stage as stages
from kinds.import_run import module_name

_START_SECONDS, _NO_START_SECONDS, _STOP_SECONDS, _HANG_SECONDS = 40, 8, 10, 3


def _application(stage):
    """The name of the application in the module."""
    wanted = stage.expect.get("serve", {}).get("app")
    if wanted:
        return wanted
    text = (stage.folder / stage.case.file).read_text(encoding="utf-8")
    names = re.findall(r"^(api|app|application)\b\s*(?::[^=]+)?=", text, re.M)
    return names[0] if names else "api"


def _command(stage, port):
    serve = stage.expect.get("serve", {})
    if serve.get("with") == "program":
        return [stage.python, "-B", stage.case.file]
    command = [stage.python, "-B", "-m", "uvicorn", f"{module_name(stage.case.file)}:{_application(stage)}",
               "--host", "127.0.0.1", "--port", port, "--loop", stage.loop, "--no-access-log", "--log-level", "warning"]
    if serve.get("workers", 1) > 1:
        command += ["--workers", serve["workers"]]
    return [*command, *serve.get("options", [])]


def _ask(stage, port, seen):
    """Sends what case.json lists, and the load where this is a fixed program."""
    for request in stage.requests:
        quick = stage.broken and request.get("status") == 0
        seen.statuses.append(http_load.sent(port, request, _HANG_SECONDS if quick or stage.hangs else stage.limit))
    if not stage.requests:
        return
    first = stage.requests[0]
    many = stage.expect.get("at_once") if stage.broken else None
    if many:
        seen.at_once = http_load.at_once(port, first, many["count"], stage.limit)
    if not stage.broken and stage.load:
        good = [request for request in stage.requests if request.get("fixed", 200) < 300]
        seen.at_once = http_load.at_once(port, (good or stage.requests)[0], stage.load, stage.limit)
    if stage.stall is not None:
        seen.stalls = stage.measured_stalls(lambda: http_load.worst_ping(
            port, first, stage.stall.get("requests", 20), stage.stall.get("ping", "/-/ping")))


def _is_up(stage, port):
    """Whether it serves. With workers the parent listens although none of them may have come up: they must answer."""
    if not http_load.answers(port):
        return False
    return stage.expect.get("serve", {}).get("workers", 1) < 2 or http_load.sent(port, {"path": "/-/up"}, 1)[0] != 0


def _start(stage, server, port):
    """(whether it serves, why it must be ended)"""
    never = stage.broken and stage.expect.get("starts") is False
    trouble = server.wait(_NO_START_SECONDS if never else _START_SECONDS, lambda: _is_up(stage, port))
    if never and trouble.startswith("still running"):
        return False, ""
    return server.running and not trouble, trouble


def perform(stage):
    port = http_load.free_port()
    stage.env["PORT"] = str(port)
    server = program.Program(_command(stage, port), stage.folder, stage.env)
    seen = stages.Seen()
    try:
        seen.starts, seen.trouble = _start(stage, server, port)
        if seen.starts:
            _ask(stage, port, seen)
            seen.trouble = server.trouble()
    finally:
        # uvicorn ends by itself on Ctrl+C, and says what was never awaited; on SIGTERM it does not live to say it
        own = stage.expect.get("serve", {}).get("with") == "program"
        ran = server.end(gently=_STOP_SECONDS, by=signal.SIGTERM if own else signal.SIGINT)
    seen.printed = ran.stderr + ran.stdout if own else ran.stderr
    return seen.take(ran)
