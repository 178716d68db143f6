"""Cases made for the tests of the lab: written to a folder, run with this Python, no engine and no package."""
import json
import pathlib
import shutil
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "knowledge/lab"))

import case_files  # noqa: E402
import engine  # noqa: E402
import interpreters  # noqa: E402
import running  # noqa: E402

PYTHON = interpreters.asked(sys.executable)

BROKEN = """import asyncio


async def weigh():
    return 7


async def main():
    return asyncio.run(weigh())


asyncio.run(main())
"""
FIXED = BROKEN.replace("asyncio.run(weigh())", "await weigh()")
TRACE = """Traceback (most recent call last):
  File "scales.py", line 12, in <module>
    asyncio.run(main())
  File "/usr/lib/python3.11/asyncio/runners.py", line 190, in run
    return runner.run(main)
  File "scales.py", line 9, in main
    return asyncio.run(weigh())
  File "/usr/lib/python3.11/asyncio/runners.py", line 186, in run
    raise RuntimeError(
RuntimeError: asyncio.run() cannot be called from a running event loop
sys:1: RuntimeWarning: coroutine 'weigh' was never awaited
"""


class SaidByTheEngine:
    """Stands where tracemend-cli is asked: gives the texts that the test wants."""

    def __init__(self, cause="a-cause", recommended=None, **by_id):
        self.made = engine.Made(cause, recommended, "fix", by_id)

    def made_of(self, *_):
        return self.made


class SmallCase(unittest.TestCase):
    """Writes a case and runs it."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tracemend-lab-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, files, cause="a-cause", name="01-case", **data):
        """The case with these files; `data` goes to case.json."""
        case = self.folder / "knowledge/causes/a-family" / cause / "cases" / name
        case.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            (case / file).parent.mkdir(parents=True, exist_ok=True)
            (case / file).write_text(text, encoding="utf-8")
        kept = {"title": "A case", "kind": "script", "file": "scales.py", **data}
        (case / "case.json").write_text(json.dumps(kept), encoding="utf-8")
        return case_files.read_case(case, cause)

    def result(self, case, asked=None):
        """What became of the case; the engine says exactly what fixed.py holds when nothing else is given."""
        if asked is None:
            fixed = case.text("fixed.py")
            asked = SaidByTheEngine(recommended={case.file: fixed} if fixed else None)
        return running.Runner(asked, None).run(case, PYTHON, None)

    def assertRed(self, case, *words, asked=None):
        """It fails, and the problems say each of the words."""
        result = self.result(case, asked)
        text = "\n".join(result.problems)
        self.assertEqual(result.status, running.FAILED, text)
        for word in words:
            self.assertIn(word, text)
        return text

    def assertGreen(self, case, asked=None):
        result = self.result(case, asked)
        self.assertEqual((result.status, result.problems), (running.PASSED, []))
        return result
