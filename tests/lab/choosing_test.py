"""What is run where: version ranges, Pythons, the plan, what an environment lacks, and what cannot be fetched."""
import subprocess
import unittest
from unittest import mock

import small_case
from small_case import FIXED, SmallCase

import environments
import fetch_python
import interpreters
import outline
import planning
import versions
from interpreters import Interpreter

OLD, USUAL, NEW = (Interpreter(f"/opt/{v}/bin/python3", v, f"/opt/{v}") for v in ("3.8.18", "3.11.2", "3.14.10"))


class VersionTest(unittest.TestCase):
    def test_ranges(self):
        for version, wanted, expected in (("3.11.2", "", True), ("3.11.2", ">=3.8", True), ("3.11.2", ">=3.8,<3.11", False),
                                          ("3.10.13", "<3.11", True), ("3.11.2", "<=3.11", True), ("3.11.2", ">3.11", False),
                                          ("3.12.0", ">3.11", True), ("3.9.1", ">=3.10", False), ("3.11.2", "==3.11.*", True),
                                          ("3.11.2", "!=3.11", False), ("3.11.2", "3.11", True), ("3.14.0", ">=3.9, <4", True)):
            self.assertEqual(versions.within(version, wanted), expected, (version, wanted))

    def test_no_range(self):
        for text in ("new", ">=three", ">= ", "3.8 or so"):
            with self.assertRaises(ValueError):
                versions.within("3.11.2", text)


class InterpreterTest(unittest.TestCase):
    def test_found(self):
        found = interpreters.found(["/nonexistent/python3", "/bin/true"])
        self.assertIn(small_case.PYTHON.minor, [python.minor for python in found])
        minors = [versions.parsed(python.minor) for python in found]
        self.assertEqual(minors, sorted(set(minors)))
        self.assertGreaterEqual(minors[0], (3, 8))

    def test_what_is_no_python(self):
        self.assertIsNone(interpreters.asked("/bin/true"))
        self.assertIsNone(interpreters.asked("/nonexistent"))


class PlanTest(SmallCase):
    def case(self, name="01-case", **data):
        return self.write({"broken.py": FIXED, "fixed.py": FIXED}, name=name, **data)

    def test_standard_library_case_runs_on_every_python_in_its_range(self):
        runs = planning.plan([self.case(python=">=3.9")], [OLD, USUAL, NEW])
        self.assertEqual([run.python for run in runs], [USUAL, NEW])
        self.assertEqual({run.environment for run in runs}, {""})

    def test_library_case_runs_on_one_python_or_on_the_named_ones(self):
        case = self.case(libraries=["httpx"])
        self.assertEqual([run.python for run in planning.plan([case], [OLD, USUAL, NEW])], [USUAL])
        self.assertEqual([run.python for run in planning.plan([case], [OLD, USUAL, NEW], True)], [USUAL, NEW])
        newer = self.case("02-newer", libraries=["httpx"], python=">=3.14")
        self.assertEqual([run.python for run in planning.plan([newer], [OLD, USUAL, NEW])], [NEW])
        self.assertEqual(planning.needed_environments(planning.plan([case, newer], [USUAL, NEW])),
                         [("main", USUAL), ("main", NEW)])

    def test_skips_say_why(self):
        self.assertIn("needs Python >=3.14; here: 3.8", planning.plan([self.case(python=">=3.14")], [OLD])[0].skipped)
        self.assertIn("with its libraries", planning.plan([self.case(libraries=["httpx"])], [OLD])[0].skipped)
        self.assertIn("no version range", planning.plan([self.case(python="new")], [OLD])[0].skipped)

    def test_recording_takes_one_python(self):
        runs = planning.plan([self.case()], [OLD, NEW, USUAL])
        self.assertEqual([run.python for run in planning.one_each(runs)], [USUAL])

    def test_old_adapter_has_an_environment_of_its_own(self):
        self.assertEqual(self.case(libraries=["azure-functions == 1.12.0"]).environment, "azure-1.12")
        self.assertEqual(self.case(libraries=["azure-functions"]).environment, "main")

    def test_libraries_that_are_not_pinned(self):
        packages = {"httpx": "0.28.1", "azure-core": "1.41.0"}
        self.assertEqual(environments.why_missing(["HTTPX", "azure_core>=1"][:1], "main", packages), "")
        self.assertEqual(environments.why_missing(["azure_core", "httpx[http2]"], "main", packages), "")
        self.assertIn("boto3 is not among the pinned requirements", environments.why_missing(["boto3"], "main", packages))
        self.assertIn("pins 0.28.1", environments.why_missing(["httpx==0.27"], "main", packages))

    def test_every_requirement_is_hashed(self):
        for name in ("main", "azure-1.12", "pip"):
            text = environments.requirements_file(name).read_text()
            self.assertEqual([line for line in text.splitlines() if "==" in line and not line.endswith("\\")], [])
            self.assertNotIn("://", text)
        self.assertNotEqual(environments.folder_name("main", USUAL), environments.folder_name("main", NEW))
        self.assertNotEqual(environments.folder_name("main", USUAL), environments.folder_name("azure-1.12", USUAL))


class FetchTest(SmallCase):
    def test_package_that_is_not_to_be_had(self):
        answers = [subprocess.CompletedProcess([], 0, "", ""), subprocess.CompletedProcess([], 100, "", "E: no such package\n")]
        with mock.patch.object(fetch_python, "mirror", return_value="http://127.0.0.1:9/debian"), \
                mock.patch.object(fetch_python.subprocess, "run", side_effect=answers), \
                self.assertRaisesRegex(fetch_python.NotFetched, r"Python 3.14 cannot be unpacked: .*no such package"):
            fetch_python.fetch("3.14", self.folder, lambda text: None)
        self.assertEqual(fetch_python.unpacked(self.folder), [])
        self.assertEqual([path for path in self.folder.iterdir() if path.is_dir() and "python" in path.name], [])


class HintTest(unittest.TestCase):
    def test_what_newer_pythons_add(self):
        old = "'Lock' object does not support the context manager protocol"
        new = ("'asyncio.locks.Lock' object does not support the context manager protocol (missed __exit__ method) but it "
               "supports the asynchronous context manager protocol. Did you mean to use 'async with'?")
        self.assertEqual(outline.without_hint(new), outline.without_hint(old))
        self.assertEqual(outline.without_hint("no attribute 'acreate'. Did you mean: 'create'?"), "no attribute 'acreate'")
        self.assertNotEqual(outline.without_hint("no attribute 'acreate'"), outline.without_hint("no attribute 'create'"))


if __name__ == "__main__":
    unittest.main()
