"""A case made wrong in each way turns red and says why; the same case made right stays green."""
import unittest

import small_case
from small_case import BROKEN, FIXED, TRACE, SaidByTheEngine, SmallCase


class OutlineTest(SmallCase):
    def files(self, **changed):
        return {"broken.py": BROKEN, "fixed.py": FIXED, "trace.txt": TRACE, **changed}

    def test_right_case_is_green(self):
        result = self.assertGreen(self.write(self.files()))
        self.assertIn("RuntimeError: asyncio.run() cannot be called", result.seen[0])

    def test_other_message(self):
        wrong = TRACE.replace("cannot be called", "must not be called")
        self.assertRed(self.write(self.files(**{"trace.txt": wrong})), "differs from trace.txt",
                       "-RuntimeError: asyncio.run() must not", "+RuntimeError: asyncio.run() cannot")

    def test_other_type(self):
        self.assertRed(self.write(self.files(**{"trace.txt": TRACE.replace("\nRuntimeError:", "\nTypeError:")})),
                       "-TypeError", "+RuntimeError")

    def test_other_frame(self):
        wrong = TRACE.replace('line 9, in main', 'line 9, in balance')
        self.assertRed(self.write(self.files(**{"trace.txt": wrong})), "-    scales.py:9 in balance",
                       "+    scales.py:9 in main")

    def test_other_line_counts_where_the_trace_is_of_this_python(self):
        here = {"expect": {"recorded": {"python": small_case.PYTHON.version}}}
        wrong = TRACE.replace("line 9, in main", "line 8, in main")
        self.assertRed(self.write(self.files(**{"trace.txt": wrong}), **here), "-    scales.py:8 in main")
        self.assertGreen(self.write(self.files(), **here))

    def test_warning_that_is_not_printed(self):
        wrong = TRACE.replace("'weigh' was never", "'load' was never")
        self.assertRed(self.write(self.files(**{"trace.txt": wrong})), "coroutine 'load' was never awaited", "not printed")

    def test_broken_program_that_runs_through(self):
        self.assertRed(self.write(self.files(**{"broken.py": FIXED})), "differs from trace.txt")

    def test_expectation_for_another_python(self):
        rule = {"python": ">=3.8", "type": "RuntimeError", "message": "cannot be called", "frames": False}
        wrong = TRACE.replace("cannot be called", "must not be called").replace("in main", "in balance")
        self.assertGreen(self.write(self.files(**{"trace.txt": wrong}), expect={"on": [rule]}))
        self.assertRed(self.write(self.files(), expect={"on": [{**rule, "message": "^never$"}]}), "has no '^never$'")
        self.assertRed(self.write(self.files(), expect={"on": [{**rule, "type": "ValueError"}]}), "not ValueError")
        self.assertRed(self.write(self.files(), expect={"on": [{"nothing": True}]}), "nothing was to be printed")

    def test_nothing_expected(self):
        self.assertRed(self.write({"broken.py": FIXED, "fixed.py": FIXED}, no_trace="nothing"), "expects nothing")

    def test_case_json_that_cannot_be_read(self):
        case = self.write(self.files())
        (case.folder / "case.json").write_text("{")
        self.assertRed(small_case.case_files.read_case(case.folder, "a-cause"), "case.json")
        self.assertRed(self.write(self.files(), kind="dance"), "dance")


class FixTest(SmallCase):
    def files(self, fixed, **more):
        return {"broken.py": BROKEN, "fixed.py": fixed, "trace.txt": TRACE, **more}

    def test_fix_that_fails(self):
        self.assertRed(self.write(self.files(BROKEN)), "fixed.py: it raised RuntimeError", "fixed.py: it ended with 1")

    def test_fix_that_forgets_an_await(self):
        self.assertRed(self.write(self.files(FIXED.replace("await weigh()", "weigh()"))), "never awaited")

    def test_engine_makes_something_else(self):
        asked = SaidByTheEngine(recommended={"scales.py": FIXED.replace("await", "await  ")})
        self.assertRed(self.write(self.files(FIXED)), "differs from fixed.py", "-    return await weigh()",
                       "+    return await   weigh()", asked=asked)

    def test_engine_makes_nothing(self):
        self.assertRed(self.write(self.files(FIXED)), "makes nothing", asked=SaidByTheEngine())

    def test_engine_blames_another_cause(self):
        asked = SaidByTheEngine("another-cause", {"scales.py": FIXED})
        self.assertRed(self.write(self.files(FIXED)), "the first finding is another-cause", asked=asked)

    def test_alternative_that_fails(self):
        other = BROKEN.replace("weigh())\n\n", "weigh(), debug=True)\n\n")
        case = self.write(self.files(FIXED, **{"fixed-other.py": other}))
        asked = SaidByTheEngine(recommended={"scales.py": FIXED}, other={"scales.py": other})
        self.assertRed(case, "fixed-other.py: it raised", asked=asked)
        self.assertRed(case, "fixed-other.py could be held", asked=SaidByTheEngine(
            recommended={"scales.py": FIXED}))

    def test_fix_for_another_python_is_not_run(self):
        self.assertGreen(self.write(self.files(BROKEN), expect={"fixed": {"python": "<3.0"}}))

    def test_output_that_is_missing(self):
        expect = {"fixed": {"prints": "seven"}, "broken": {"exit": 3, "prints": "x"}}
        self.assertRed(self.write(self.files(FIXED), expect=expect), "fixed.py: its output", "ended with 1, not 3")


if __name__ == "__main__":
    unittest.main()
