"""What the program makes of a case: its diagnosis, and the text each fix gives."""
import json
import subprocess
import threading
from dataclasses import dataclass, field

_SECONDS = 120


class EngineFailed(Exception):
    """tracemend-cli gave no usable answer."""


@dataclass
class Made:
    """`recommended` and `by_id`: {file: text after} of a fix; None and absent where there is none."""
    first_cause: str = ""
    recommended: dict = None
    recommended_id: str = ""
    by_id: dict = field(default_factory=dict)


def _command(cli, knowledge, case, folder):
    """The command line, run where the case's files lie under their own names."""
    command = [str(cli), "--knowledge", str(knowledge)] if knowledge else [str(cli)]
    if case.of_opinion:
        return [*command, "check", "--opinions", "--format", "json", case.file]
    command += ["diagnose", "--format", "json"]
    if case.data.get("assume_python"):
        command += ["--python", case.data["assume_python"]]
    names = sorted(case.program("broken"), key=lambda name: (name != case.file, name))
    names += sorted(case.beside())
    if (case.folder / "trace.txt").is_file():
        for name in names:
            command += ["--code", name]
        return [*command, str(case.folder.resolve() / "trace.txt")]
    for name in names[1:]:
        command += ["--code", name]
    return [*command, names[0]]


def _after(fix):
    """{file: text} that a fix gives, None for advice and for examples."""
    if fix.get("target") != "your-code" or not fix.get("changes"):
        return None
    return {change["file"]: change["after"] for change in fix["changes"]}


def diagnosed(cli, case, folder, knowledge=None):
    """What the engine says. `folder` holds the broken program."""
    try:
        answer = subprocess.run(_command(cli, knowledge, case, folder), cwd=folder, capture_output=True, timeout=_SECONDS,
                                stdin=subprocess.DEVNULL, check=False)
        report = json.loads(answer.stdout) if answer.returncode in (0, 1) else None
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise EngineFailed(f"tracemend-cli: {error}") from error
    if report is None:
        raise EngineFailed(f"tracemend-cli ended with {answer.returncode}: "
                           + answer.stderr.decode("utf-8", "replace").strip()[-300:])
    made = Made()
    for number, finding in enumerate(report["findings"]):
        if number == 0:
            made.first_cause = finding["cause"]
        if finding["cause"] != case.cause:
            continue
        for fix in finding["fixes"]:
            after = _after(fix)
            if after is None:
                continue
            made.by_id.setdefault(fix["id"], after)
            if fix["recommended"] and made.recommended is None and number == 0:
                made.recommended, made.recommended_id = after, fix["id"]
    return made


class Engine:
    """Asks tracemend-cli once for each case, however many Pythons run it."""

    def __init__(self, cli, knowledge=None):
        self._cli, self._knowledge, self._made, self._lock = cli, knowledge, {}, threading.Lock()

    def made_of(self, case, folder):
        with self._lock:
            known = self._made.get(case.folder)
        if known is None:
            known = diagnosed(self._cli, case, folder, self._knowledge)
            with self._lock:
                self._made[case.folder] = known
        return known
