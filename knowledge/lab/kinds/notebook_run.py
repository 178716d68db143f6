"""Runs the cells of a notebook in a real kernel."""
import pathlib

import program
import stage as stages

_CELLS = pathlib.Path(__file__).resolve().parents[1] / "inside/notebook_cells.py"


def perform(stage):
    ran = program.run([stage.python, "-B", _CELLS, stage.case.file, "split" if stage.expect.get("cells") else "whole",
                       stage.limit / 2], stage.folder, stage.env, stage.limit)
    # the kernel's own messages go elsewhere: what the cells printed is on standard output, their errors on standard error
    seen = stages.Seen(printed=ran.stderr).take(ran)
    if ran.exit != 0 and not seen.trouble:
        seen.trouble = f"the kernel could not be used: {ran.stderr.strip()[-300:]}"
    return seen
