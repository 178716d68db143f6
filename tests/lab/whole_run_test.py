"""The program as a whole, on a small knowledge folder: exit status, summary, what is not to be had."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

import small_case
from small_case import BROKEN, FIXED, ROOT, TRACE, SmallCase

LAB = ROOT / "knowledge/lab/verify.py"
CLI = """#!{python}
import json, pathlib, sys
print(json.dumps({{"findings": [{{"cause": "a-cause", "fixes": [{{"id": "fix", "recommended": True, "target": "your-code",
    "changes": [{{"file": "scales.py", "after": {after!r}}}]}}]}}]}}))
sys.exit(1)
"""


class WholeRunTest(SmallCase):
    def setUp(self):
        super().setUp()
        self.cli = self.folder / "cli"
        self.cli.write_text(CLI.format(python=sys.executable, after=FIXED))
        self.cli.chmod(0o755)
        self.build = self.folder / "build"
        self.right = self.write({"broken.py": BROKEN, "fixed.py": FIXED, "trace.txt": TRACE}, verified=None)

    def lab(self, *words, **env):
        """(exit status, all output)"""
        done = subprocess.run([sys.executable, "-B", str(LAB), "--cli", str(self.cli), "--build", str(self.build), "--knowledge",
                               str(self.folder / "knowledge"), "--python", small_case.PYTHON.minor, *words],
                              capture_output=True, text=True, timeout=200, check=False, env={**os.environ, **env})
        return done.returncode, done.stdout + done.stderr

    def test_green_run(self):
        status, text = self.lab()
        self.assertEqual(status, 0, text)
        self.assertRegex(text, r"\[  1/1\] ok +a-cause/01-case")
        self.assertRegex(text, r"1 cases, 1 runs: 1 passed, 0 failed, 0 skipped; \d+ s")
        self.assertRegex(text, r"cause +3\.\d+ +skipped\na-cause +1")

    def test_red_run_goes_on_and_says_why(self):
        self.write({"broken.py": BROKEN, "fixed.py": FIXED, "trace.txt": TRACE.replace("cannot be", "may not be")},
                   name="02-wrong")
        status, text = self.lab("--jobs", "2")
        self.assertEqual(status, 1, text)
        self.assertIn("1 passed, 1 failed", text)
        self.assertIn("a-cause   1/2", text)
        self.assertIn("a-cause/02-wrong", text)
        self.assertIn("-RuntimeError: asyncio.run() may not be", text)

    def test_stale_result(self):
        self.assertEqual(self.lab("--write-results")[0], 0)
        verified = json.loads((self.right.folder / "case.json").read_text())["verified"]
        self.assertEqual(verified["python"], [small_case.PYTHON.version])
        self.assertEqual(self.lab()[0], 0)
        (self.right.folder / "ok_more.py").write_text("x = 1\n")
        status, text = self.lab()
        self.assertEqual(status, 1, text)
        self.assertIn("its files changed since it was verified on", text)
        status, text = self.lab("--stale", "note")
        self.assertEqual(status, 0, text)
        self.assertIn("note: a-cause/01-case: its files changed", text)

    def test_unknown_words(self):
        for words, said in ((["no-such-cause"], "no such cause"), (["--cli", "/nonexistent"], "cannot be run"),
                            (["--jobs", "0"], "at least 1"), (["--python", "3.1"], "")):
            status, text = self.lab(*words)
            self.assertEqual(status, 2 if said else 0, text)
            self.assertIn(said, text)

    def test_missing_python_is_a_skip_with_its_reason_and_no_standard_library_case_is_a_failure(self):
        self.write({"broken.py": BROKEN, "fixed.py": FIXED, "trace.txt": TRACE}, python=">=3.99")
        status, text = self.lab()
        self.assertEqual(status, 1, text)
        self.assertIn("needs Python >=3.99", text)
        self.assertIn("no standard-library case was run", text)

    def test_index_that_cannot_be_reached(self):
        self.write({"broken.py": "import httpx\n", "fixed.py": "import httpx\n"}, name="02-library", libraries=["httpx"],
                   no_trace="none", expect={"broken": {"exit": 1}})
        nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0",
                   "PIP_NO_CACHE_DIR": "1", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": ""}
        status, text = self.lab(**nowhere)
        self.assertEqual(status, 1, text)
        self.assertRegex(text, r"FAILED a-cause/02-library .*cannot be made")
        self.assertIn("check that the package index is reachable", text)
        self.assertRegex(text, r"ok +a-cause/01-case")
        status, text = self.lab("--skip-unavailable", **nowhere)
        self.assertEqual(status, 0, text)
        self.assertIn("1 passed, 0 failed, 1 skipped", text)
        self.assertEqual([path for path in self.build.iterdir() if path.is_dir()], [])

    def test_azurite_that_is_missing(self):
        self.write({"broken.py": BROKEN, "fixed.py": FIXED, "trace.txt": TRACE}, name="02-tables",
                   expect={"backends": ["tables"], "tables": {}})
        here = self.folder / "bin"
        here.mkdir()
        for name in ("unshare", "true"):
            if pathlib.Path("/usr/bin", name).exists():
                (here / name).symlink_to(pathlib.Path("/usr/bin", name))
        status, text = self.lab(PATH=str(here))
        self.assertEqual(status, 1, text)
        self.assertRegex(text, r"FAILED a-cause/02-tables .*azurite is missing")
        self.assertRegex(text, r"ok +a-cause/01-case")
        status, text = self.lab("--skip-unavailable", PATH=str(here))
        self.assertEqual(status, 0, text)
        self.assertIn("azurite is missing", text)

    def test_lab_that_is_ended_leaves_nothing(self):
        waits = "import time\nprint('%s')\ntime.sleep(600)\n" % self.folder.name
        self.write({"broken.py": waits, "fixed.py": FIXED}, name="02-waits", no_trace="none", file="waits.py",
                   expect={"time_limit": 500, "broken": {"prints": "x"}})
        permitted = subprocess.run(["unshare", "--pid", "--fork", "true"], capture_output=True, check=False).returncode == 0
        for number in (signal.SIGTERM, signal.SIGINT, *([signal.SIGKILL] if permitted else [])):
            lab = subprocess.Popen([sys.executable, "-B", str(LAB), "--cli", str(self.cli), "--build", str(self.build),
                                    "--knowledge", str(self.folder / "knowledge"), "--python", small_case.PYTHON.minor,
                                    "02-waits"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            self.assertTrue(self.within(30, lambda: self.waiting() == 1), "the case did not start")
            lab.send_signal(number)
            lab.wait(20)
            self.assertTrue(self.within(10, lambda: self.waiting() == 0), f"something lives after signal {number}")

    def waiting(self):
        """How many programs of the case live."""
        mine = 0
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                mine += b"waits.py" in pathlib.Path("/proc", pid, "cmdline").read_bytes() and \
                    "tracemend-lab-" in os.readlink(f"/proc/{pid}/cwd")
            except OSError:
                pass
        return mine

    @staticmethod
    def within(seconds, holds):
        until = time.monotonic() + seconds
        while not holds() and time.monotonic() < until:
            time.sleep(0.05)
        return holds()

    def test_engine_that_cannot_be_asked(self):
        self.cli.write_text("#!/bin/sh\necho broken knowledge >&2\nexit 2\n")
        status, text = self.lab()
        self.assertEqual(status, 1, text)
        self.assertIn("tracemend-cli ended with 2: broken knowledge", text)

    def test_list_runs_nothing(self):
        status, text = self.lab("--list")
        self.assertEqual(status, 0, text)
        self.assertIn("a-cause/01-case", text)
        self.assertNotIn("passed", text)


if __name__ == "__main__":
    unittest.main()
