"""Which case runs on which Python, in which environment, and which cannot and why."""
from dataclasses import dataclass

import environments
import interpreters
import versions


@dataclass
class Planned:
    case: object
    python: object = None       # an Interpreter
    environment: str = ""       # name of the requirements, empty for the standard library
    skipped: str = ""           # why it cannot be run


def _fitting(case, pythons):
    return [python for python in pythons if versions.within(python.version, case.python)]


def _named(pythons):
    return ", ".join(python.minor for python in pythons) or "none"


def _of_case(case, pythons, chosen):
    """The runs of one case. `chosen`: whether the user named the Pythons."""
    try:
        fitting = _fitting(case, pythons)
    except ValueError as error:
        return [Planned(case, pythons[0] if pythons else None, skipped=f"\"python\": {error}")]
    if not case.environment:
        if not fitting:
            return [Planned(case, skipped=f"needs Python {case.python or '>=3.8'}; here: {_named(pythons)}")]
        return [Planned(case, python) for python in fitting]
    able = [python for python in fitting if versions.parsed(python.version) >= (3, 11)]
    if not able:
        return [Planned(case, skipped=f"needs Python {case.python or '>=3.11'} with its libraries; here: {_named(pythons)}")]
    if not chosen:
        able = interpreters.in_order_of_preference(able)[:1]
    return [Planned(case, python, case.environment) for python in able]


def plan(cases, pythons, chosen=False):
    """Every run, those of a case together."""
    return [run for case in cases for run in _of_case(case, pythons, chosen)]


def one_each(runs):
    """One run of each case, on the Python that is preferred: what a trace is recorded with."""
    chosen = {}
    for run in runs:
        best = chosen.setdefault(run.case.folder, run)
        if run.python and best.python and interpreters.in_order_of_preference([run.python, best.python])[0] is run.python:
            chosen[run.case.folder] = run
    return list(chosen.values())


def needed_environments(runs):
    """{(requirements, Interpreter)} of the runs, in the order in which they come."""
    return list(dict.fromkeys((run.environment, run.python) for run in runs if run.environment and not run.skipped))


def skip_what_lacks_packages(runs, folders):
    """Marks the runs whose libraries the pinned requirements do not hold. `folders`: {(name, Interpreter): folder}."""
    packages = {key: environments.installed(folder) for key, folder in folders.items()}
    for run in runs:
        key = (run.environment, run.python)
        if not run.skipped and key in packages:
            run.skipped = environments.why_missing(run.case.libraries, run.environment, packages[key])
