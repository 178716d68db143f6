"""Writes down what the lab saw: trace.txt by --record, `verified` by --write-results."""
import datetime
import json
import re

import case_files
import environments
import json_edit
import outline
import running

_CHAINED = re.compile(r"(During handling of the above exception|direct cause of the following exception)")
_BEGIN = re.compile(r"(ERROR:\s+Exception in ASGI application|Traceback \(most recent call last\):)")


def without_repeats(text, own):
    """A printed text in which every traceback stands once, however many requests met it."""
    blocks, lines = [[]], text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        before = "".join(lines[max(0, number - 3):number])
        starts = _BEGIN.match(line) and not _CHAINED.search(before) and not _BEGIN.match(lines[number - 1] if number else "")
        if starts:
            blocks.append([])
        blocks[-1].append(line)
    kept, known = [], []
    for block in map("".join, blocks):
        shape = list(outline.of_traceback(block, own).lines())
        if not shape or shape not in known:
            kept.append(block)
        known.append(shape)
    return "".join(kept)


def _edited(case, path, value):
    file = case.folder / "case.json"
    text = json_edit.with_value(file.read_text(encoding="utf-8"), path, value)
    json.loads(text)
    file.write_text(text, encoding="utf-8")
    case.data = json.loads(text)


def named_libraries(case, packages):
    """Versions of the libraries that the case names."""
    names = [environments.plain(re.split(r"[\[=<>]", library)[0].strip()) for library in case.libraries]
    if case.kind == "http" and case.expect.get("serve", {}).get("with", "uvicorn") == "uvicorn":
        names.append("uvicorn")
    return {name: packages[name] for name in sorted(set(names)) if name in packages}


def record(case, result):
    """Writes trace.txt and what it was printed by; a text on what was done."""
    if case.data.get("no_trace"):
        return "no trace.txt: " + case.data["no_trace"]
    own = [case.file, *(case.program("broken") or {})]
    text = without_repeats(result.printed, own).strip("\n") + "\n"
    if not text.strip():
        return "nothing was printed, so there is no trace.txt"
    (case.folder / "trace.txt").write_text(text, encoding="utf-8")
    seen = {"python": result.python}
    libraries = named_libraries(case, result.libraries)
    _edited(case, ["expect", "recorded"], {**seen, "libraries": libraries} if libraries else seen)
    return "trace.txt written"


def write_verified(case, results):
    """Writes what was seen, or that it no longer holds; a text on what was done."""
    passed = [result for result in results if result.status == running.PASSED]
    if any(result.status == running.FAILED for result in results):
        if case.data.get("verified"):
            _edited(case, ["verified"], None)
        return "not verified: it failed"
    if not passed:
        return "unchanged: it was not run"
    libraries = {}
    for result in passed:
        libraries.update(named_libraries(case, result.libraries))
    _edited(case, ["verified"], {
        "on": datetime.date.today().isoformat(), "python": [result.python for result in passed],
        "libraries": libraries, "platform": passed[0].platform, "outcome": outline.steadied("; ".join(passed[0].seen))[:1900],
        "content_hash": case_files.content_hash(case.folder)})
    return "verified"


def stale(case):
    """Why an earlier result no longer counts, empty when it does or when there is none."""
    verified = case.data.get("verified")
    if verified and verified.get("content_hash") != case_files.content_hash(case.folder):
        return (f"its files changed since it was verified on {verified.get('on')}; "
                "run packaging/verify-knowledge --write-results for it")
    return ""
