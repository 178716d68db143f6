"""What was seen against what case.json and trace.txt expect. Problems are texts; none means that it is as expected."""
import re
import statistics

import comparison
import outline
import versions
from stage import STALL_FLOOR, STALL_RATIO


class Judge:
    """Judges the runs of one case with one Python and loop."""

    def __init__(self, case, python_version, loop):
        self.case, self.expect, self.version, self.loop = case, case.expect, python_version, loop

    def rule(self):
        """The first entry of "on" that this Python and loop fulfil."""
        for rule in self.expect.get("on", []):
            if versions.within(self.version, rule.get("python", "")) and rule.get("loop", self.loop) == self.loop:
                return rule
        return None

    def _same_python(self):
        recorded = self.expect.get("recorded", {}).get("python")
        if not recorded:  # recorded by hand: the paths tell
            path = re.search(r"/python(3\.\d+)/", self.case.text("trace.txt") or "")
            recorded = path and path.group(1)
        return bool(recorded) and versions.minor(recorded) == versions.minor(self.version)

    def _printed(self, seen, own):
        now = outline.of(self.case.kind, seen.printed, own)
        warning = self.expect.get("warning")
        if warning and not any(re.search(warning, text) for text in now.warnings):
            yield f"no warning has {warning!r}"
        trace = self.case.text("trace.txt")
        if trace is None:
            if not self._fails_in_sight():  # a fault that prints nothing must not begin to print something
                yield from (f"it printed {error.type}: {error.message}, and there is no trace.txt" for error in now.raised)
            return
        then = outline.of(self.case.kind, trace, own)
        if not then.raised and not then.warnings and not then.events:
            yield "trace.txt holds neither an exception nor a warning"
            return
        rule = self.rule()
        if rule and set(rule) - {"python", "loop", "status"}:
            yield from comparison.with_rule(rule, then, now, self._same_python())
        else:
            yield from comparison.with_trace(then, now, self._same_python())

    def _fails_in_sight(self):
        """Whether the broken program is to fail in a way that may print something that varies."""
        statuses = [request.get("status", 500) for request in self.expect.get("requests", [])]
        statuses += [int(status) for status in self.expect.get("at_once", {}).get("statuses", {})]
        return (self.case.of_document or self.expect.get("starts") is False or self.expect.get("broken", {}).get("exit")
                or any(status >= 500 or status == 0 for status in statuses))

    def _expects_something(self):
        requests = any(request.get("status", 500) >= 400 or request.get("status") == 0 or "body_has" in request
                       for request in self.expect.get("requests", []))
        return (self.case.text("trace.txt") is not None or requests or self.expect.get("broken")
                or self.expect.get("starts") is False or any(self.expect.get(key) for key in (
                    "stall", "hangs", "at_once", "outcomes", "warning")))

    def _statuses(self, seen, requests, key, usual):
        rule = self.rule() or {}
        for request, (status, body) in zip(requests, seen.statuses):
            wanted = request.get(key, usual)
            if key == "status" and wanted >= 400:
                wanted = rule.get("status", wanted)
            place = f"{request.get('method', 'GET')} {request['path']}"
            if status != wanted:
                yield f"{place} answered {status or 'nothing'}, not {wanted}: {body[:200]}"
            text = request.get("body_has" if key == "status" else "fixed_body_has")
            if text and text not in body:
                yield f"{place} answered {body[:200]!r}, without {text!r}"

    def _at_once(self, seen):
        wanted = {int(status): count for status, count in self.expect["at_once"]["statuses"].items()}
        about = any(isinstance(count, str) for count in wanted.values())  # "1+": others may come beside it
        fits = (about or set(seen.at_once) <= set(wanted)) and all(
            seen.at_once.get(status, 0) >= int(count[:-1]) if isinstance(count, str)
            else seen.at_once.get(status, 0) == count for status, count in wanted.items())
        if not fits:
            yield f"{sum(seen.at_once.values())} at once answered {described(seen.at_once)}, not {described(wanted)}"

    def _ended(self, seen):
        if seen.trouble and not (seen.timed_out and self.expect.get("hangs")):
            yield seen.trouble
        if seen.left:
            yield f"left {len(seen.left)} processes behind: {'; '.join(seen.left[:3])}"

    def _said(self, seen, what):
        if "prints" in what and not re.search(what["prints"], seen.stdout):
            yield f"its output {seen.stdout[-200:]!r} has no {what['prints']!r}"

    def broken(self, seen, own):
        """Problems of the broken program."""
        problems = list(self._ended(seen))
        if not self._expects_something():
            problems.append("case.json expects nothing: there is no trace.txt and nothing under \"expect\"")
        if self.expect.get("starts", True) != seen.starts and not problems:
            problems.append("it does not start" if not seen.starts else "it starts, though \"starts\" is false")
        if self.expect.get("hangs") and not seen.timed_out and not any(status == 0 for status, _ in seen.statuses):
            problems.append("it ends by itself, though \"hangs\" is true")
        problems += self._printed(seen, own)
        if seen.starts and not self.expect.get("hangs"):
            problems += self._statuses(seen, self.expect.get("requests", []), "status", 500)
            if self.expect.get("at_once") and self.case.kind in ("http", "azure-functions"):
                problems += self._at_once(seen)
        problems += self._said(seen, self.expect.get("broken", {}))
        wanted = self.expect.get("broken", {}).get("exit")
        if wanted is not None and seen.exit != wanted:
            problems.append(f"it ended with {seen.exit}, not {wanted}")
        if self.case.kind == "pytest":
            problems += self._counted(seen)
        return problems

    def _counted(self, seen):
        wanted = self.expect.get("outcomes")
        if wanted is None and not (seen.outcomes.get("failed") or seen.outcomes.get("errors")):
            yield f"no test failed: {described(seen.outcomes)}"
        elif wanted is not None and {key: count for key, count in seen.outcomes.items() if count} != \
                {key: count for key, count in wanted.items() if count}:
            yield f"pytest counts {described(seen.outcomes)}, not {described(wanted)}"

    def fixed(self, seen, own, stage, broken):
        """Problems of a fixed program; `broken` is what was seen of the broken one."""
        if not seen.starts:
            return list(self._ended(seen)) + ["it does not start:\n" + seen.printed[-800:]]
        allowed = stage.fix.get("stderr", "")
        problems = list(self._ended(seen)) + comparison.clean(outline.of(self.case.kind, seen.printed, own), allowed)
        problems += self._statuses(seen, stage.requests, "fixed", 200)
        if stage.requests and stage.load and self.case.kind in ("http", "azure-functions"):
            good = [request.get("fixed", 200) for request in stage.requests if request.get("fixed", 200) < 300]
            wanted = (good or [stage.requests[0].get("fixed", 200)])[0]
            if seen.at_once != {wanted: stage.load}:
                problems.append(f"{stage.load} at once answered {described(seen.at_once)}, not all {wanted}")
        problems += self._said(seen, stage.fix)
        if self.case.kind in ("script", "import") and seen.exit != stage.fix.get("exit", 0) and not seen.trouble:
            problems.append(f"it ended with {seen.exit}: {seen.printed.strip()[-300:]}")
        if self.case.kind == "pytest" and (seen.outcomes.get("failed") or seen.outcomes.get("errors")
                                           or not seen.outcomes.get("passed")):
            problems.append(f"pytest counts {described(seen.outcomes)}: not every test passed")
        return problems + list(self._stalls(stage, seen, broken))

    def _stalls(self, stage, seen, broken):
        if stage.stall is None or seen.trouble:
            return
        ratio = stall_ratio(broken, seen)
        if ratio is None:
            yield "no stall was measured"
        elif ratio < STALL_RATIO:
            yield (f"a small request waits {max(broken.stalls) * 1000:.0f} ms in the broken and "
                   f"{statistics.median(seen.stalls) * 1000:.0f} ms in the fixed program: {ratio:.1f} times, "
                   f"not {STALL_RATIO}")


def stall_ratio(broken, fixed):
    """How many times longer a small request waits in the broken program; None where it was not measured."""
    if not broken.stalls or not fixed.stalls:
        return None
    return max(broken.stalls) / max(statistics.median(fixed.stalls), STALL_FLOOR)


def described(counts):
    return ", ".join(f"{count} x {key}" for key, count in sorted(counts.items(), key=str)) or "nothing"
