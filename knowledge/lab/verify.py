#!/usr/bin/env python3
"""Runs every cause's broken program and every fix on real Python and real libraries. See knowledge/README.md."""
import concurrent.futures
import os
import pathlib
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

import arguments  # noqa: E402
import case_files  # noqa: E402
import confinement  # noqa: E402
import document_table  # noqa: E402
import engine  # noqa: E402
import environments  # noqa: E402
import fetch_python  # noqa: E402
import interpreters  # noqa: E402
import planning  # noqa: E402
import program  # noqa: E402
import recording  # noqa: E402
import running  # noqa: E402
import summary  # noqa: E402
from backends import far_side  # noqa: E402

USAGE = 2
STARTED = time.monotonic()


def say(text):
    print(text, flush=True)


def refuse(text):
    print(f"verify-knowledge: {text}", file=sys.stderr)
    sys.exit(USAGE)


def chosen_cases(options):
    """The cases that the command line names."""
    cases = case_files.all_cases(options.knowledge) + case_files.document_cases(options.knowledge)
    cases, unknown = case_files.selected(cases, options.cause)
    if unknown:
        refuse(f"{', '.join(unknown)}: no such cause, family or case. They are the folders below {options.knowledge}/causes.")
    if options.standard_library:
        cases = [case for case in cases if not case.environment]
    if not cases:
        refuse(f"there is no case below {options.knowledge}/causes")
    return cases


def chosen_pythons(options):
    """The Pythons to run on."""
    for version in options.fetch_python:
        try:
            fetch_python.fetch(version, options.build, say)
        except fetch_python.NotFetched as error:
            say(f"verify-knowledge: {error}; cases that need it are skipped")
    pythons = interpreters.found([*options.interpreter, *fetch_python.unpacked(options.build)])
    if not options.python:
        return pythons
    chosen = [python for python in pythons if python.minor in options.python or python.version in options.python]
    if not chosen:
        refuse(f"no Python {' or '.join(options.python)} here; found: {', '.join(one.version for one in pythons)}")
    return chosen


def made_environments(runs, options):
    """{(requirements, Interpreter): folder}; runs whose environment cannot be made get the reason."""
    folders, needed = {}, planning.needed_environments(runs)

    def make(key):
        try:
            return environments.make(options.build, *key, say), ""
        except environments.Unavailable as error:
            return None, str(error)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        made = dict(zip(needed, pool.map(make, needed)))
    unavailable = {}
    for key, (folder, why) in made.items():
        if folder:
            folders[key] = folder
        else:
            unavailable[key] = why
            say(f"verify-knowledge: {why}")
    return folders, unavailable


class Progress:
    """A line for each run, as it ends."""

    def __init__(self, total):
        self.total, self.done = total, 0

    def show(self, result):
        self.done += 1
        words = {running.PASSED: "ok    ", running.FAILED: "FAILED", running.SKIPPED: "skip  "}[result.status]
        first = f"  {result.problems[0].splitlines()[0][:150]}" if result.problems else ""
        python = f" [{result.python}]" if result.python else ""
        say(f"[{self.done:3}/{self.total}] {words} {result.case.label}{python} {result.seconds:.1f} s{first}")


def not_run(run, unavailable, options):
    """The result of a run that cannot take place, None when it can."""
    why = unavailable.get((run.environment, run.python), "")
    if not run.skipped and not why:
        return None
    status = running.FAILED if why and not options.skip_unavailable else running.SKIPPED
    return running.Result(run.case, run.python.version if run.python else "", status, [run.skipped or why])


def in_time(run, runner, folders, options):
    """The result of a run; one with packages is skipped when the time is over."""
    if options.within and run.environment and time.monotonic() - STARTED > options.within:
        return running.Result(run.case, run.python.version, running.SKIPPED,
                              [f"the {options.within:g} s of --within were over"])
    return runner.run(run.case, run.python, folders.get((run.environment, run.python)))


def perform(runs, runner, folders, unavailable, options):
    """Runs everything; [results]."""
    progress, results, waiting = Progress(len(runs)), [], []
    for run in runs:
        result = not_run(run, unavailable, options)
        if result:
            progress.show(result)
            results.append(result)
        else:
            waiting.append(run)
    # Servers take longest, so they come first; where time is short, what needs no package does.
    waiting.sort(key=lambda run: (bool(run.environment) == bool(options.within), run.case.label))
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        pending = [pool.submit(in_time, run, runner, folders, options) for run in waiting]
        for future in concurrent.futures.as_completed(pending):
            results.append(future.result())
            progress.show(results[-1])
    return sorted(results, key=lambda result: (result.case.label, [int(part) for part in result.python.split(".") if part]))


def recorder(options):
    """What is done with a broken program's output before it is judged."""
    return (lambda case, result: say(f"{case.label}: {recording.record(case, result)}")) if options.record else None


def write_down(cases, results, options, notes):
    """Results, and whether earlier ones still hold."""
    for case in cases:
        own = [result for result in results if result.case.folder == case.folder]
        ran = [result for result in own if result.status != running.SKIPPED]
        if options.write_results:
            recording.write_verified(case, own)
        elif not options.record and recording.stale(case):
            if options.stale == "fail" and ran:
                ran[0].fail([recording.stale(case)], "case.json")
            else:
                notes.append(f"note: {case.label}: {recording.stale(case)}")


def interrupted(*_):
    program.end_all()
    os._exit(130)


def main():
    options = arguments.parsed()
    confinement.enter_process_namespace()
    confinement.adopt_orphans()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    cli = options.cli or arguments.newest_cli()
    if not cli or not os.access(cli, os.X_OK):
        refuse(f"{cli or 'tracemend-cli'}: cannot be run. Build it (packaging/verify-knowledge does) or name it with --cli.")
    cases, pythons = chosen_cases(options), chosen_pythons(options)
    runs = planning.plan(cases, pythons, bool(options.python))
    if options.record:
        runs = planning.one_each(runs)
    if options.list:
        for run in runs:
            say(f"{run.case.label} [{run.python.version if run.python else '-'}] {run.skipped or run.environment or 'standard library'}")
        return 0
    folders, unavailable = made_environments(runs, options)
    planning.skip_what_lacks_packages(runs, folders)
    far = far_side.FarSide(options.build, next((str(folder / "bin/python") for folder in folders.values()), None), say)
    far.prefetch([run.case for run in runs if not run.skipped])
    made = time.monotonic() - STARTED
    notes = [] if confinement.leave_network() else ["note: no network namespace is permitted here; the cases ran with the network in reach"]
    knowledge = None if pathlib.Path(options.knowledge).resolve() == arguments.ROOT / "knowledge" else options.knowledge
    try:
        results = perform(runs, running.Runner(engine.Engine(os.path.abspath(cli), knowledge), far, options.keep,
                                               options.skip_unavailable, recorder(options)), folders, unavailable, options)
    finally:
        far.end()
    write_down(cases, results, options, notes)
    if options.write_results:
        document_table.write(options.knowledge)
    notes.append(f"  environments and far side ready after {made:.0f} s")
    if not any(result.status == running.PASSED and not result.case.environment for result in results) and not options.cause:
        results.append(running.Result(cases[0], "", running.FAILED, ["no standard-library case was run"]))
    for line in summary.lines(results, time.monotonic() - STARTED, notes):
        say(line)
    return 1 if any(result.status == running.FAILED for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
