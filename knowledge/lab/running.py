"""Runs one case with one Python: the broken program, the engine's fix, the fixed program, the alternatives."""
import difflib
import platform
import shutil
import tempfile
import time
import pathlib
from dataclasses import dataclass, field

import engine
import environments
import judging
import outline
import stage as stages
from backends import far_side, tables
from case_files import BadCase
from kinds import functions_run, http_run, import_run, notebook_run, pytest_run, script_run

_KINDS = {"script": script_run, "http": http_run, "azure-functions": functions_run, "notebook": notebook_run,
          "pytest": pytest_run, "import": import_run}
PASSED, FAILED, SKIPPED = "passed", "failed", "skipped"


@dataclass
class Result:
    """What became of a case with one Python."""
    case: object
    python: str
    status: str = PASSED
    problems: list = field(default_factory=list)
    seconds: float = 0.0
    libraries: dict = field(default_factory=dict)
    seen: list = field(default_factory=list)        # short texts: what was seen
    printed: str = ""                               # what the broken program printed, paths cut
    platform: str = platform.system().lower()

    def fail(self, problems, where):
        self.problems += [f"{where}: {problem}" for problem in problems]
        if self.problems:
            self.status = FAILED


class Runner:
    """Everything a case needs around it."""

    def __init__(self, ask_engine, far, keep=None, skip_unavailable=False, record=None):
        self._engine, self._far, self._keep, self._skip_unavailable = ask_engine, far, keep, skip_unavailable
        self._record = record or (lambda case, result: None)

    def run(self, case, python, environment):
        """The result; `python` is an Interpreter, `environment` the folder of a virtual environment or None."""
        started = time.monotonic()
        program = str(environment / "bin/python") if environment else python.path
        result = Result(case, python.version)
        if environment:
            result.libraries = environments.installed(environment)
        folder = pathlib.Path(tempfile.mkdtemp(prefix="tracemend-lab-"))
        try:
            _CaseRun(self, case, python, program, environment, folder, result).run()
        except (BadCase, ValueError, KeyError, TypeError) as error:
            result.fail([f"{type(error).__name__}: {error}" if isinstance(error, (KeyError, TypeError)) else str(error)],
                        "the case")
        except tables.Unavailable as error:
            result.fail([str(error)], "tables")
            if self._skip_unavailable:
                result.status = SKIPPED
        finally:
            if self._keep:
                target = pathlib.Path(self._keep) / f"{case.cause}-{case.name}-{python.minor}"
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(folder, target, symlinks=True)
            shutil.rmtree(folder, ignore_errors=True)
        result.seconds = time.monotonic() - started
        return result


class _CaseRun:
    def __init__(self, runner, case, python, program, environment, folder, result):
        self.runner, self.case, self.python, self.program = runner, case, python, program
        self.environment, self.folder, self.result = environment, folder, result
        self.number, self.fixed = 0, []

    def run(self):
        if "problem" in self.case.data:
            raise BadCase(self.case.data["problem"])
        if self.case.kind not in _KINDS:
            raise BadCase(f"the kind {self.case.kind!r} is unknown")
        broken = self.case.program("broken")
        if broken is None:
            raise BadCase("there is no broken.py")
        for number, loop in enumerate(self.case.expect.get("loops", ["asyncio"])):
            self._with_loop(loop, broken, number == 0)

    def _with_loop(self, loop, broken, is_first):
        where = f" ({loop})" if len(self.case.expect.get("loops", [])) > 1 else ""
        seen, stage = self._perform(broken, True, loop, {})
        if is_first:
            self.result.printed = self._cut(seen.printed, stage)
            self.runner._record(self.case, self.result)
            self.fixed = self._fixes(broken)
        judge = judging.Judge(self.case, self.python.version, loop)
        self.result.fail(judge.broken(seen, stage.own_files), "broken.py" + where)
        printed = outline.of(self.case.kind, self._cut(seen.printed, stage), stage.own_files)
        self.result.seen.append(_said("as written" if self.case.of_document else "broken", seen, loop, printed))
        for name, files, fix in self.fixed:
            if not judging.versions.within(self.python.version, fix.get("python", "")):
                continue
            seen_fixed, stage = self._perform(files, False, loop, fix, max(seen.stalls, default=0.0))
            self.result.fail(judge.fixed(seen_fixed, stage.own_files, stage, seen), name + where)
            ratio = judging.stall_ratio(seen, seen_fixed)
            shown = name.replace("fixed.py", "corrected") if self.case.of_document else name
            self.result.seen.append(_said(shown, seen_fixed, loop) + (f", stall ratio {ratio:.0f}" if ratio else ""))

    def _fixes(self, broken):
        """[(name, files, what case.json says of it)] of every fixed program, each held against the engine's."""
        expect, found = self.case.expect, []
        fixed = self.case.program("fixed")
        if fixed is not None:
            found.append(("fixed.py", fixed, expect.get("fixed", {})))
        for mend in self.case.alternatives():
            settings = {**expect.get("fixed", {}), **expect.get("fixes", {}).get(mend, {})}
            found.append((f"fixed-{mend}.py", {**broken, self.case.file: self.case.text(f"fixed-{mend}.py")}, settings))
        if self.case.of_document:
            return found
        work = stages.written(self.folder / "engine", {**broken, **self.case.beside()})
        try:
            made = self.runner._engine.made_of(self.case, work)
        except engine.EngineFailed as error:
            self.result.fail([str(error)], "engine")
            return found
        if made.first_cause != self.case.cause:
            self.result.fail([f"the first finding is {made.first_cause or 'none'}, not {self.case.cause}"], "engine")
        for name, files, _ in found:
            mend = name[len("fixed-"):-len(".py")] if name != "fixed.py" else None
            self.result.fail(_held(made.by_id.get(mend) if mend else made.recommended, files, broken, name), "engine")
        return found

    def _perform(self, files, broken, loop, fix, broken_stall=0.0):
        """Runs one program in a folder of its own; (what was seen, where it ran)."""
        self.number += 1
        home = self.folder / f"run-{self.number}"
        work = stages.written(home / "work", {**self.case.beside(), **files})
        places, env = self.runner._far.prepared(self.case) if self.runner._far else ({}, {})
        places["folder"] = str(work)
        env.update({name: far_side.filled(str(value), places) for name, value in self.case.expect.get("env", {}).items()})
        stage = stages.Stage(self.case, self.program, work, stages.environment(home, self.program, env), broken, loop, fix,
                             broken_stall)
        return _KINDS[self.case.kind].perform(stage), stage

    def _cut(self, text, stage):
        """What was printed, without paths of this machine."""
        for path, instead in ((str(stage.folder) + "/", ""), (str(stage.folder.parent / "home"), "/home/user"),
                              (str(self.environment or "/nonexistent"), "/opt/venv"),
                              (self.python.prefix + "/lib/python", "/usr/lib/python")):
            text = text.replace(path, instead)
        return text


def _held(made, files, broken, name):
    """Problems when the engine's text differs from the file of the case."""
    if made is None:
        return [f"it makes nothing of broken.py that {name} could be held against"]
    problems = []
    for file, text in {**{file: text for file, text in broken.items() if file in files}, **made}.items():
        if files.get(file) != text:
            lines = difflib.unified_diff((files.get(file) or "").splitlines(), text.splitlines(), name, "the engine's",
                                         lineterm="", n=1)
            problems.append(f"the fix differs from {name}:\n" + "\n".join(lines))
    return problems


def _said(name, seen, loop, printed=None):
    """A short text on what was seen."""
    parts = []
    for error in (printed.raised[-2:] if printed else []):
        text = f"{error.type}: {error.message}"
        parts.append(text if len(text) <= 150 else text[:147] + "...")
    for warning in (printed.warnings[-1:] if printed and not printed.raised else []):
        parts.append(warning[:150])
    if not seen.starts:
        parts.append("does not start")
    if seen.statuses:
        parts.append("answers " + " ".join(str(status) for status, _ in seen.statuses))
    if seen.at_once:
        parts.append(f"at once {judging.described(seen.at_once)}")
    if seen.stalls:
        parts.append(f"small request waits {sorted(seen.stalls)[len(seen.stalls) // 2] * 1000:.0f} ms")
    if seen.outcomes:
        parts.append(f"pytest {judging.described(seen.outcomes)}")
    return f"{name} on {loop}: " + (", ".join(parts) or f"ends with {seen.exit}")
