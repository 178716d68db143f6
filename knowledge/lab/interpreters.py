"""The Pythons of this machine."""
import os
import pathlib
import re
import subprocess
import sys
from dataclasses import dataclass

import versions

OLDEST, PREFERRED = (3, 8), ("3.11", "3.13", "3.12", "3.14", "3.15")
_ASK = "import sys; print('%d.%d.%d' % sys.version_info[:3]); print(sys.base_prefix)"


@dataclass(frozen=True)
class Interpreter:
    path: str
    version: str
    prefix: str

    @property
    def minor(self):
        return versions.minor(self.version)


def asked(path):
    """The interpreter at a path, None when it does not answer."""
    try:
        answer = subprocess.run([str(path), "-I", "-c", _ASK], capture_output=True, text=True, timeout=20, check=False,
                                stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = answer.stdout.split("\n")
    if answer.returncode != 0 or not re.match(r"3\.\d+\.\d+$", lines[0]):
        return None
    return Interpreter(str(path), lines[0], lines[1])


def _candidates(more):
    yield "/usr/bin/python3"
    root = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv"))
    yield from sorted(str(path) for path in root.glob("versions/3.*/bin/python3"))
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if "shims" not in folder and pathlib.Path(folder).is_dir():
            yield from sorted(str(path) for path in pathlib.Path(folder).glob("python3*")
                              if re.match(r"python3(\.\d+)?$", path.name))
    yield sys.executable
    yield from more


def found(more=()):
    """One interpreter per minor version from 3.8 on, the first that answers; oldest first."""
    by_minor, seen = {}, set()
    for path in _candidates(more):
        real = os.path.realpath(path)
        if real in seen or not os.path.exists(real):
            continue
        seen.add(real)
        python = asked(path)
        if python and versions.parsed(python.version)[:2] >= OLDEST:
            by_minor.setdefault(python.minor, python)
    return sorted(by_minor.values(), key=lambda python: versions.parsed(python.version))


def in_order_of_preference(pythons):
    """First the one that library cases run on."""
    return sorted(pythons, key=lambda python: PREFERRED.index(python.minor) if python.minor in PREFERRED else 99)
