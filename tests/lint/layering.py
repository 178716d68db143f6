#!/usr/bin/python3
"""Fails when an include breaks the floors of the house or a fenced library leaves its room."""
import re

from source_tree import finish, sources

FLOORS = {
    "base": 0,
    "syntax": 1, "diff": 1,
    "paste": 2, "knowledge": 2,
    "trace": 3, "python": 3,
    "environment": 4, "checks": 4,
    "match": 5,
    "mend": 6,
    "diagnose": 7,
    "export": 8, "scan": 8, "project": 8,
    "cli": 9,
}
UI_FLOORS = {"theme": 0, "bridge": 0, "models": 1, "editor": 2, "diffview": 3, "panels": 4, "": 5}

# A header and the rooms that may include it.
FENCES = [
    (r"^(Q[A-Z]\w*|Qt\w+/.*|Qsci/.*)$", ("ui/", "tests/")),
    (r"^tree_sitter/", ("app/syntax/",)),
    (r"^git2", ("app/diff/",)),
    (r"^re2/", ("app/base/",)),
    (r"^nlohmann/", ("app/knowledge/", "app/paste/", "app/scan/", "app/export/", "tests/")),
    (r"^CLI/", ("app/cli/",)),
    (r"^cmark-gfm", ("ui/",)),
    (r"^(thread|mutex|shared_mutex|condition_variable|future|semaphore|barrier|latch)$",
     ("ui/bridge/", "app/project/", "tests/")),
    (r"^regex$", ()),
]
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.M)


def room(relative):
    """("app", "paste") of app/paste/read.cpp; ("ui", "") of ui/main.cpp."""
    parts = relative.split("/")
    return parts[0], parts[1] if len(parts) > 2 else ""


def check_own(relative, included):
    top, folder = room(relative)
    other_top, other = room(included)
    if other_top not in ("app", "ui", "tests"):
        return f"an include names its room from the root: {included}"
    if top in ("app", "ui") and other_top == "tests":
        return f"the program may not include tests: {included}"
    if top == "app" and other_top == "ui":
        return f"app may not include ui: {included}"
    if top == "ui" and other_top == "app" and other == "cli":
        return f"ui and cli never include each other: {included}"
    if top == other_top == "app" and folder != other:
        if FLOORS.get(other, 99) >= FLOORS.get(folder, -1):
            return f"{folder} (floor {FLOORS.get(folder)}) includes {included} (floor {FLOORS.get(other)})"
    if top == other_top == "ui" and folder != other:
        if UI_FLOORS.get(other, 99) >= UI_FLOORS.get(folder, -1):
            return f"ui/{folder} includes {included}, which is not below it"
    return None


def check_foreign(relative, included):
    for pattern, rooms in FENCES:
        if re.match(pattern, included) and not relative.startswith(tuple(rooms)):
            return f"<{included}> is fenced in {', '.join(rooms) or 'nowhere'}"
    return None


def main():
    problems = []
    json_files = {}
    for path, relative in sources(".h", ".cpp", below=("app", "ui", "tests")):
        text = path.read_text(encoding="utf-8")
        top, folder = room(relative)
        if top == "app" and folder not in FLOORS:
            problems.append(f"{relative}: a folder that is on no floor")
        for match in INCLUDE.finditer(text):
            own, foreign = match.groups()
            if own and own.endswith(".moc"):
                continue
            fault = check_own(relative, own) if own else check_foreign(relative, foreign)
            if fault:
                problems.append(f"{relative}:{text.count(chr(10), 0, match.start()) + 1}: {fault}")
            if foreign == "nlohmann/json.hpp" and top == "app":
                json_files.setdefault(folder, []).append(relative)
    for folder, files in json_files.items():
        if len(files) > 1:
            problems.append(f"app/{folder}: json.hpp belongs in one file, not in {', '.join(files)}")
    finish(problems, "layering")


main()
