"""What every lint script needs: the files of ours and how to report."""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def sources(*suffixes, below=("app", "ui", "tests", "knowledge", "packaging")):
    """Our own files with one of the suffixes, in a stable order; pastes and cases are not code of ours."""
    for top in below:
        for path in sorted((ROOT / top).rglob("*")):
            relative = path.relative_to(ROOT).as_posix()
            if relative.startswith(("tests/corpus/", "knowledge/causes/")) or "/__pycache__/" in relative:
                continue
            if path.is_file() and path.suffix in suffixes:
                yield path, relative


def finish(problems, what):
    """Prints the problems, one a line, and ends with the status that ctest wants."""
    for problem in problems:
        print(problem)
    print(f"{what}: {len(problems)} problems")
    sys.exit(1 if problems else 0)
