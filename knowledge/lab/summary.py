"""The table at the end: per cause and Python, then what failed and what was skipped, and why."""
import collections

import running
import versions

_SHOWN = ("fastapi", "starlette", "uvicorn", "uvloop", "httpx", "aiohttp", "openai", "anthropic", "azure-functions", "azure-core",
          "azure-data-tables", "azure-identity", "nest-asyncio", "nest-asyncio2", "ipykernel", "pytest", "pytest-asyncio")


def _cell(results):
    ran = [result for result in results if result.status != running.SKIPPED]
    if not ran:
        return "skip" if results else "."
    passed = sum(result.status == running.PASSED for result in ran)
    return str(passed) if passed == len(ran) else f"{passed}/{len(ran)}"


def table(results):
    """Lines: a cause each, a column for each Python; "1/2" is one passed of two that ran."""
    minors = sorted({versions.minor(result.python) for result in results if result.python}, key=versions.parsed)
    causes = collections.defaultdict(list)
    for result in results:
        causes[result.case.cause].append(result)
    width = max([len(cause) for cause in causes] + [5])
    yield "cause".ljust(width) + "".join(f"{minor:>6}" for minor in minors) + "  skipped"
    for cause, found in sorted(causes.items()):
        cells = [_cell([one for one in found if one.python and versions.minor(one.python) == minor]) for minor in minors]
        skipped = sum(one.status == running.SKIPPED for one in found)
        yield cause.ljust(width) + "".join(f"{cell:>6}" for cell in cells) + (f"{skipped:9}" if skipped else "")


def _reasons(results, status):
    for result in results:
        if result.status == status:
            python = f" [Python {result.python}]" if result.python else ""
            yield f"  {result.case.label}{python}"
            for problem in result.problems:
                yield "      " + problem.replace("\n", "\n      ")


def package_versions(results):
    """Lines: an environment's versions each."""
    shown = {}
    for result in results:
        if result.libraries:
            text = ", ".join(f"{name} {result.libraries[name]}" for name in _SHOWN if name in result.libraries)
            shown.setdefault(text, set()).add(result.python)
    for text, pythons in shown.items():
        yield f"  Python {', '.join(sorted(pythons, key=versions.parsed))}: {text}"


def lines(results, seconds, notes):
    """The whole summary."""
    counts = collections.Counter(result.status for result in results)
    yield ""
    yield from table(results)
    for status, heading in ((running.FAILED, "failed"), (running.SKIPPED, "skipped")):
        if counts[status]:
            yield f"\n{heading}:"
            yield from _reasons(results, status)
    yield "\nversions:"
    pythons = sorted({result.python for result in results if result.python and result.status != running.SKIPPED},
                     key=versions.parsed)
    yield f"  Python {', '.join(pythons) or 'none'}"
    yield from package_versions(results)
    for note in notes:
        yield note
    cases = len({result.case.folder for result in results})
    yield (f"\n{cases} cases, {len(results)} runs: {counts[running.PASSED]} passed, {counts[running.FAILED]} failed, "
           f"{counts[running.SKIPPED]} skipped; {seconds:.0f} s")
