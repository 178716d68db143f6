#!/usr/bin/python3
"""Fails when a test source gives no ctest test: registered.py BUILD_DIR (reads CTest's own list)."""
import json
import subprocess
import sys

from source_tree import ROOT, finish

build = sys.argv[1]
listing = json.loads(subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], check=True,
                                    capture_output=True, text=True).stdout)
commands = {test["name"]: " ".join(test.get("command", [])) for test in listing["tests"]}
problems = []
for path in sorted((ROOT / "tests").rglob("*_test.cpp")):
    target = path.name[:-len("_test.cpp")]
    folder = path.parent.name
    folder = "causes" if folder == "knowledge" and path.parent.parent.name == "tests" else folder
    if f"{folder}.{target}" not in commands:
        problems.append(f"{path.relative_to(ROOT)}: built, perhaps, but not a test of ctest")
for path in sorted((ROOT / "tests").rglob("*.py")):
    if path.parent.name in ("lint", "knowledge", "lab") and path.name not in ("source_tree.py", "small_case.py"):
        if not any(path.name in command for command in commands.values()):
            problems.append(f"{path.relative_to(ROOT)}: a script that no test runs")
for name, command in commands.items():
    if not command:
        problems.append(f"{name}: has no command")
finish(problems, "registered")
