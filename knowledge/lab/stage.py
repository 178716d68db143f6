"""One program of a case in a folder of its own, and what was seen of it."""
import os
import pathlib
import shutil
import statistics
from dataclasses import dataclass, field

STALL_ROUNDS, STALL_TRIES, STALL_RATIO, STALL_FLOOR = 3, 3, 10, 0.001
DEFAULT_LIMIT = 20


@dataclass
class Seen:
    """What a kind of run saw. `printed` is the text whose outline counts."""
    printed: str = ""
    stdout: str = ""
    exit: int = 0
    trouble: str = ""
    timed_out: bool = False
    left: list = field(default_factory=list)
    starts: bool = True
    statuses: list = field(default_factory=list)      # [(status, body)], one for each request
    at_once: dict = field(default_factory=dict)       # {status: how often}
    stalls: list = field(default_factory=list)        # seconds, one for each round
    outcomes: dict = field(default_factory=dict)      # what pytest counted

    def take(self, ran):
        """Takes over how the process ended."""
        self.stdout, self.exit = ran.stdout, ran.exit
        self.trouble, self.timed_out, self.left = self.trouble or ran.trouble, ran.timed_out, ran.left
        return self


@dataclass
class Stage:
    """Where and how one program runs. `broken` is False for fixed programs; `fix` has what case.json says of those."""
    case: object
    python: str
    folder: pathlib.Path
    env: dict
    broken: bool
    loop: str
    fix: dict = field(default_factory=dict)
    broken_stall: float = 0.0                         # seconds, of the broken program

    @property
    def expect(self):
        return self.case.expect

    @property
    def limit(self):
        return float(self.expect.get("time_limit", DEFAULT_LIMIT))

    @property
    def hangs(self):
        return self.broken and bool(self.expect.get("hangs"))

    @property
    def requests(self):
        return (not self.broken and self.fix.get("requests")) or self.expect.get("requests", [])

    @property
    def load(self):
        """How many requests a fixed program gets at once."""
        usual = 10 if self.case.kind == "azure-functions" else 50
        return int(self.fix.get("load", self.expect.get("load", usual)))

    @property
    def stall(self):
        """The settings of the measurement, None when none is wanted."""
        wanted = self.expect.get("stall", False)
        if not wanted or (not self.broken and self.fix.get("stall") is False):
            return None
        return wanted if isinstance(wanted, dict) else {}

    def measured_stalls(self, once):
        """Seconds of the rounds: one for a broken program; for a fixed one three, whose median counts. On a busy machine a
        worse median may be chance, so it is measured again; a program that stalls does so every time."""
        if self.broken:
            return [once()]
        best = []
        for _ in range(STALL_TRIES):
            rounds = [once() for _ in range(STALL_ROUNDS)]
            if not best or statistics.median(rounds) < statistics.median(best):
                best = rounds
            if statistics.median(best) * STALL_RATIO <= self.broken_stall:
                break
        return best

    @property
    def own_files(self):
        return [self.case.file, *(name for name in self.files() if name != self.case.file)]

    def files(self):
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.py")
                      if "__pycache__" not in path.parts)


def written(folder, files):
    """A folder with these files in it, emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in files.items():
        path = folder / name
        if ".." in path.parts or path.is_absolute() and folder not in path.parents:
            raise ValueError(f"{name!r} leads out of the case")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return folder


def environment(home, python, more):
    """Variables for a program: nothing of the user's, a home of its own."""
    for name in ("home", "tmp"):
        (home / name).mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.pathsep.join([str(pathlib.Path(python).parent), "/usr/bin", "/bin"]),
        "HOME": str(home / "home"), "TMPDIR": str(home / "tmp"), "IPYTHONDIR": str(home / "home/ipython"),
        "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1", "PYTHON_COLORS": "0", "NO_PROXY": "*",
        "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1", "PYTHONNOUSERSITE": "1", "PYTHONHASHSEED": "0", **more}
