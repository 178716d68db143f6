"""Runs a file of tests with pytest."""
import re

import program
import stage as stages

_COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed)")


def perform(stage):
    ran = program.run([stage.python, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no", "--rootdir=.",
                       stage.case.file], stage.folder, stage.env, stage.limit)
    seen = stages.Seen(printed=ran.stdout).take(ran)
    last = (ran.stdout.strip().splitlines() or [""])[-1]
    seen.outcomes = {("errors" if name.startswith("error") else name): int(count) for count, name in _COUNT.findall(last)}
    if not seen.outcomes and not seen.trouble:
        seen.trouble = f"pytest counted nothing: {(ran.stdout + ran.stderr).strip()[-300:]}"
    return seen
