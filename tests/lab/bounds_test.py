"""Programs that hang, fork, flood or leave a server behind: said for that case, everything ended, the next one runs."""
import os
import time
import unittest

import small_case
from small_case import SmallCase

import program
import strays

ENDS = "print('done')\n"
SERVER = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], {})\n"


class BoundsTest(SmallCase):
    def case(self, broken, **expect):
        return self.write({"broken.py": broken, "fixed.py": ENDS}, no_trace="none", expect={"broken": {"prints": ""}, **expect})

    def living(self):
        """Processes of any run of the lab that still live."""
        wanted = strays.MARK.encode()
        return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc")))
                if pid != os.getpid() and wanted in strays._read(pid, "environ") and strays._state_and_parent(pid)[1] in (
                    os.getpid(), 1) and b"sleep(600)" in strays._read(pid, "cmdline")]

    def test_hang(self):
        started = time.monotonic()
        self.assertRed(self.case("import time\ntime.sleep(600)\n", time_limit=0.5), "broken.py: still running after 0.5 s")
        self.assertLess(time.monotonic() - started, 8)
        self.assertEqual(self.living(), [])

    def test_hang_that_is_expected(self):
        self.assertGreen(self.case("import time\ntime.sleep(600)\n", hangs=True))
        self.assertRed(self.case(ENDS, hangs=True), "it ends by itself")

    def test_hang_that_ignores_signals(self):
        self.assertRed(self.case("import signal, time\nsignal.signal(15, signal.SIG_IGN)\nsignal.signal(2, signal.SIG_IGN)\n"
                                 "time.sleep(600)\n", time_limit=0.5), "still running")

    def test_many_processes(self):
        text = self.assertRed(self.case("import os, time\nfor _ in range(300):\n    if not os.fork():\n"
                                        "        time.sleep(600)\n    time.sleep(0.005)\ntime.sleep(600)\n"),
                              f"started more than {program.MOST_PROCESSES} processes")
        self.assertNotIn("fixed.py", text)
        self.assertEqual(self.living(), [])

    def test_flood(self):
        self.assertRed(self.case("while True:\n    print('x' * 1000)\n"), "flooded its output")
        self.assertRed(self.case("import sys\nwhile True:\n    sys.stderr.write('x' * 1000)\n"), "flooded its output")

    def test_flood_in_little_time_by_a_program_that_ends(self):
        self.assertRed(self.case("print('x' * 6_000_000)\n"), "flooded its output")

    def test_server_left_behind(self):
        self.assertRed(self.case(SERVER.format("stdout=-3, stderr=-3")), "left 1 processes behind", "sleep(600)")
        self.assertRed(self.case(SERVER.format("start_new_session=True, stdout=-3, stderr=-3")), "left 1 processes behind")
        self.assertEqual(self.living(), [])

    def test_server_that_keeps_the_output_open(self):
        self.assertRed(self.case(SERVER.format("start_new_session=True")), "left 1 processes behind")
        self.assertEqual(self.living(), [])

    def test_child_that_ends_by_itself_is_no_stray(self):
        self.assertGreen(self.case("import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', ''])\n"))

    def test_files_stay_in_the_case_and_home_is_not_ours(self):
        self.assertGreen(self.case("import os, pathlib\nassert pathlib.Path.home() != pathlib.Path(%r)\n"
                                   "(pathlib.Path.home() / 'note').write_text('x')\nassert 'SECRET' not in os.environ\n"
                                   % os.path.expanduser("~")))

    def test_name_that_leads_out(self):
        self.assertRed(self.write({"broken.py": ENDS}, file="../out.py", no_trace="none"), "leads out of the case")


if __name__ == "__main__":
    os.environ["SECRET"] = "x"
    unittest.main()
