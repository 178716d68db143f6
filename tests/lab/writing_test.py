"""What the lab writes: trace.txt, `verified`, one value in a JSON text; and when a result no longer counts."""
import json
import unittest

import small_case
from small_case import BROKEN, FIXED, TRACE, SmallCase

import json_edit
import outline
import recording
import running


class JsonEditTest(unittest.TestCase):
    TEXT = '{\n  "a": ["x", "\\"verified\\": 1"],\n  "verified": null,\n  "expect": {"b": 1}\n}\n'

    def test_replaces_and_leaves_the_rest(self):
        after = json_edit.with_value(self.TEXT, ["verified"], {"on": "2026-01-02"})
        self.assertEqual(after, self.TEXT.replace('"verified": null', '"verified": {\n    "on": "2026-01-02"\n  }'))
        self.assertEqual(json_edit.with_value(after, ["verified"], None), self.TEXT)

    def test_adds(self):
        for text, path in ((self.TEXT, ["new"]), ("{}", ["new"]), (self.TEXT, ["expect", "recorded", "python"]),
                           ('{"a": 1}', ["expect", "recorded"])):
            after = json.loads(json_edit.with_value(text, path, [1, "ä"]))
            for key in path:
                after = after[key]
            self.assertEqual(after, [1, "ä"])


class RecordingTest(SmallCase):
    def ran(self, case):
        return self.result(case, small_case.SaidByTheEngine(recommended={"scales.py": FIXED}))

    def test_records_what_was_printed(self):
        case = self.write({"broken.py": BROKEN, "fixed.py": FIXED}, verified=None)
        self.assertEqual(recording.record(case, self.ran(case)), "trace.txt written")
        trace = case.text("trace.txt")
        self.assertIn('File "scales.py", line 9, in main', trace)
        for word in ("/tmp", str(self.folder)):
            self.assertNotIn(word, trace)
        self.assertEqual(case.expect["recorded"]["python"], small_case.PYTHON.version)
        self.assertEqual(self.ran(case).status, running.PASSED)

    def test_records_nothing_where_nothing_is_printed(self):
        case = self.write({"broken.py": "print(1)\n", "fixed.py": FIXED})
        self.assertIn("nothing was printed", recording.record(case, self.ran(case)))
        self.assertIsNone(case.text("trace.txt"))
        silent = self.write({"broken.py": BROKEN, "fixed.py": FIXED}, no_trace="it only waits", name="02-silent")
        self.assertIn("it only waits", recording.record(silent, self.ran(silent)))
        self.assertIsNone(silent.text("trace.txt"))

    def test_every_traceback_stands_once(self):
        other = TRACE.replace("in main", "in balance")
        chained = TRACE + "\nDuring handling of the above exception, another exception occurred:\n\n" + TRACE
        self.assertEqual(recording.without_repeats(TRACE + TRACE + other + TRACE, ["scales.py"]), TRACE + other)
        self.assertEqual(recording.without_repeats(chained, ["scales.py"]), chained)
        self.assertEqual(recording.without_repeats("plain\ntext\n", []), "plain\ntext\n")

    def test_verified_is_written_and_goes_stale(self):
        case = self.write({"broken.py": BROKEN, "fixed.py": FIXED, "trace.txt": TRACE}, verified=None)
        self.assertEqual(recording.stale(case), "")
        self.assertEqual(recording.write_verified(case, [self.ran(case)]), "verified")
        kept = case.data["verified"]
        self.assertEqual(kept["python"], [small_case.PYTHON.version])
        self.assertIn("RuntimeError", kept["outcome"])
        self.assertRegex(kept["on"], r"^20\d\d-\d\d-\d\d$")
        self.assertEqual(recording.stale(case), "")
        (case.folder / "fixed.py").write_text(FIXED + "\n")
        self.assertIn("its files changed since", recording.stale(case))

    def test_failure_takes_it_back_and_a_skip_leaves_it(self):
        case = self.write({"broken.py": BROKEN, "fixed.py": FIXED, "trace.txt": TRACE}, verified=None)
        good = self.ran(case)
        recording.write_verified(case, [good])
        skipped = running.Result(case, "3.8.1", running.SKIPPED, ["no such Python"])
        recording.write_verified(case, [skipped])
        self.assertTrue(case.data["verified"])
        recording.write_verified(case, [good, running.Result(case, "3.9.1", running.FAILED, ["it fails here"])])
        self.assertIsNone(case.data["verified"])
        self.assertEqual(recording.write_verified(case, [skipped]), "unchanged: it was not run")
        self.assertIsNone(case.data["verified"])


class OutlineTest(unittest.TestCase):
    def lines(self, text, kind="script"):
        return list(outline.of(kind, text, ["app/shop.py"]).lines())

    def test_chain_group_and_foreign_frames(self):
        text = """  + Exception Group Traceback (most recent call last):
  |   File "/srv/app/shop.py", line 9, in main
  |     async with asyncio.TaskGroup() as group:
  |   File "/usr/lib/python3.11/asyncio/taskgroups.py", line 147, in __aexit__
  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/srv/app/shop.py", line 4, in price
    |     raise ValueError("no 0x7f00 at 127.0.0.1:4711")
    | ValueError: no 0x7f00 at 127.0.0.1:4711
    +------------------------------------
"""
        self.assertEqual(self.lines(text), [
            "ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)", "    app/shop.py:9 in main",
            "ValueError: no 0x1 at 127.0.0.1:1", "    app/shop.py:4 in price"])

    def test_syntax_error(self):
        text = """  File "/srv/app/shop.py", line 3
    return await ask()
           ^^^^^^^^^^^
SyntaxError: 'await' outside async function
"""
        self.assertEqual(self.lines(text), ["SyntaxError: 'await' outside async function", "    app/shop.py:3 in ?"])

    def test_text_that_is_no_traceback(self):
        self.assertEqual(self.lines('ValueError: only said\nFile "app/shop.py", line 3, in x\nall is well\n'), [])

    def test_notebook(self):
        text = """---------------------------------------------------------------------------
RuntimeError                              Traceback (most recent call last)
Cell In[1], line 6
      3 async def load():
----> 6 asyncio.run(load())

File /usr/lib/python3.11/asyncio/runners.py:186, in run(main, debug)
    183     raise RuntimeError(

RuntimeError: asyncio.run() cannot be called from a running event loop
"""
        self.assertEqual(self.lines(text, "notebook"), [
            "RuntimeError: asyncio.run() cannot be called from a running event loop", "    app/shop.py:6 in <module>"])

    def test_pytest(self):
        text = """    def test_price():
>       assert price()["x"]
E       TypeError: 'coroutine' object is not subscriptable

app/shop.py:9: TypeError
=========================== short test summary info ============================
FAILED app/shop.py::test_price - TypeError: 'coroutine' object is not subscriptable
"""
        self.assertEqual(self.lines(text, "pytest"),
                         ["TypeError: 'coroutine' object is not subscriptable", "    app/shop.py:9 in ?"])


if __name__ == "__main__":
    unittest.main()
