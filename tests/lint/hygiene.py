#!/usr/bin/python3
"""Fails on what must not be committed: registry hosts, absolute paths of some machine, merge marks."""
import re
import subprocess

from source_tree import ROOT, finish

# Put together from pieces, so that this file does not hold what it forbids.
HOSTS = ["registry." + "npmjs" + ".org", "pypi" + ".org", "files." + "pythonhosted" + ".org",
         "crates" + ".io", "proxy." + "golang" + ".org", "deb." + "debian" + ".org"]
FORBIDDEN = [(re.compile("|".join(re.escape(host) for host in HOSTS)), "names a package registry's host"),
             (re.compile(r"^(<{7}|>{7}) ", re.M), "holds a merge mark")]
TEXT = {".h", ".cpp", ".py", ".json", ".md", ".txt", ".cmake", ".sh", ".svg", ".xml", ".toml", ""}


def main():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        print("hygiene: not a git checkout, nothing to look at")
        return
    problems = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.suffix not in TEXT or not path.is_file() or name == "LICENSE":
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        for pattern, what in FORBIDDEN:
            match = pattern.search(text)
            if match:
                problems.append(f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {what}")
    finish(problems, "hygiene")


main()
