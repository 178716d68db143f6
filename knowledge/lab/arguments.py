"""The command line of the lab."""
import argparse
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def parsed(words=None):
    reader = argparse.ArgumentParser(
        prog="verify-knowledge", description="Runs every cause's broken program and every fix on real Python and real libraries.")
    reader.add_argument("cause", nargs="*", help="a cause, a family, CAUSE/CASE, or the folder of a case; all when none is named")
    reader.add_argument("--python", action="append", default=[], metavar="X.Y",
                        help="only this Python (may be given several times); library cases then run on each of them")
    reader.add_argument("--jobs", type=int, default=os.cpu_count() or 2, metavar="N", help="cases that run at once")
    reader.add_argument("--record", action="store_true", help="write trace.txt from what Python printed")
    reader.add_argument("--write-results", action="store_true", help="write what was seen to case.json")
    reader.add_argument("--cli", metavar="FILE", help="the tracemend-cli to ask; else the newest below build/")
    reader.add_argument("--build", default=str(ROOT / "build/lab"), metavar="DIR", help="where environments are kept")
    reader.add_argument("--knowledge", default=str(ROOT / "knowledge"), metavar="DIR", help="the folder that holds the causes")
    reader.add_argument("--interpreter", action="append", default=[], metavar="FILE", help="a Python that is not in the usual places")
    reader.add_argument("--fetch-python", action="append", default=[], metavar="X.Y",
                        help="unpack this Python from Debian's unstable suite into the build folder, and use it")
    reader.add_argument("--standard-library", action="store_true", help="only cases that need no package")
    reader.add_argument("--skip-unavailable", action="store_true",
                        help="skip what needs a package index or npm that cannot be reached, instead of failing")
    reader.add_argument("--stale", choices=["fail", "note"], default="fail", help="what an outdated result in case.json is")
    reader.add_argument("--within", type=float, default=0, metavar="SECONDS",
                        help="begin no library case after this time: standard-library cases come first, the rest is skipped")
    reader.add_argument("--keep", metavar="DIR", help="copy the folders of the runs here")
    reader.add_argument("--list", action="store_true", help="only say what would be run")
    found = reader.parse_args(words)
    if found.jobs < 1:
        reader.error("--jobs: at least 1")
    return found


def newest_cli():
    """The tracemend-cli that was built last, None when none was."""
    built = [path for path in ROOT.glob("build/*/bin/tracemend-cli") if os.access(path, os.X_OK)]
    return max(built, key=lambda path: path.stat().st_mtime, default=None)
