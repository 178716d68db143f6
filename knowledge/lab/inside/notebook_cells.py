"""Runs a file's cells in a kernel of ipykernel: notebook_cells.py FILE whole|split SECONDS.

Standard output gets what the cells printed, standard error their tracebacks and warnings, without colours.
"""
import os
import re
import sys

from jupyter_client.manager import start_new_kernel

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def show(message):
    kind, content = message["msg_type"], message["content"]
    if kind == "stream":
        (sys.stderr if content["name"] == "stderr" else sys.stdout).write(COLOURS.sub("", content["text"]))
    elif kind == "execute_result":
        print(content["data"].get("text/plain", ""))
    elif kind == "error":
        sys.stderr.write(COLOURS.sub("", "\n".join(content["traceback"])) + "\n")


def main():
    with open(sys.argv[1], encoding="utf-8") as handle:
        text = handle.read()
    cells = re.split(r"(?m)^# %%.*\n", text) if sys.argv[2] == "split" else [text]
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        manager, client = start_new_kernel(stdout=nowhere, stderr=nowhere)
        try:
            for cell in cells:
                if cell.strip():
                    client.execute_interactive(cell.strip("\n"), timeout=float(sys.argv[3]), output_hook=show,
                                               allow_stdin=False, stop_on_error=False)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


main()
