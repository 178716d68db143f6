"""Holds what a run printed against what was recorded."""
import difflib
import re

import outline


def _message_fits(seen, recorded, same_python):
    if seen == recorded:
        return True
    return not same_python and outline.without_hint(seen) == outline.without_hint(recorded)


def _frames_fit(seen, recorded, same_python):
    if same_python:
        return seen == recorded
    return [(frame.file, frame.function) for frame in seen] == [(frame.file, frame.function) for frame in recorded]


def _raised_fits(seen, recorded, same_python, frames):
    return (seen.type == recorded.type and _message_fits(seen.message, recorded.message, same_python)
            and (not frames or _frames_fit(seen.frames, recorded.frames, same_python)))


def _difference(recorded, seen):
    lines = difflib.unified_diff(list(recorded.lines()), list(seen.lines()), "trace.txt", "printed now", lineterm="", n=9)
    return "\n".join(lines)


def _missing(recorded, seen, same_python):
    """Warnings and events of trace.txt that were not printed this time."""
    plain = (lambda text: text) if same_python else outline.without_hint
    for text in recorded.warnings:
        if plain(text) not in [plain(other) for other in seen.warnings]:
            yield text
    for text in recorded.events:
        if text not in seen.events:
            yield text


def with_trace(recorded, seen, same_python):
    """Problems, each a text; empty when what was printed now has the outline of trace.txt."""
    fits = len(seen.raised) == len(recorded.raised) and all(
        _raised_fits(now, then, same_python, True) for now, then in zip(seen.raised, recorded.raised))
    if not fits:
        return ["what was printed differs from trace.txt:\n" + _difference(recorded, seen)]
    return [f"trace.txt has {text!r}, which was not printed" for text in _missing(recorded, seen, same_python)]


def with_rule(rule, recorded, seen, same_python):
    """The same where case.json says that this Python or loop shows it differently."""
    if rule.get("nothing"):
        return [] if not seen.raised else ["nothing was to be printed here:\n" + "\n".join(seen.lines())]
    if not recorded.raised:
        wanted = rule.get("message", "")
        return [] if any(re.search(wanted, text) for text in seen.warnings) else \
            [f"no warning has {wanted!r}:\n" + "\n".join(seen.lines())]
    if len(seen.raised) < 1:
        return ["no exception was printed"]
    now, then = seen.raised[-1], recorded.raised[-1]
    problems = []
    if now.type != rule.get("type", then.type):
        problems.append(f"the exception is {now.type}, not {rule.get('type', then.type)}")
    if "message" in rule:
        if not re.search(rule["message"], now.message):
            problems.append(f"the message {now.message!r} has no {rule['message']!r}")
    elif not _message_fits(now.message, then.message, same_python):
        problems.append(f"the message is {now.message!r}, not {then.message!r}")
    if rule.get("frames", True) and not _frames_fit(now.frames, then.frames, same_python):
        problems.append("own frames differ:\n" + _difference(recorded, seen))
    return problems


def clean(seen, allowed=""):
    """Problems of a program that was to run clean."""
    problems = [f"it raised {error.type}: {error.message}" for error in seen.raised]
    problems += [f"it printed {text}" for text in seen.warnings
                 if "never awaited" in text and not (allowed and re.search(allowed, text))]
    problems += [f"it printed {text!r}" for text in seen.events if not (allowed and re.search(allowed, text))]
    return problems
