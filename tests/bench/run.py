#!/usr/bin/python3
"""Measures the program against others on the same machine in the same run, and prints ratios.

run.py --build build/release [--size 1G] [--memory 4G] [--rg PATH] [--samples FOLDER] [--folder TEMP]

  scan    `scan` of a generated log against ripgrep counting the same start literals in the same file,
          both from the page cache, the best of --runs in turns; resident memory, also of the --memory log
  read    a traceback of 60 lines inside the process, and the slowest file of --samples
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))


def literals():
    """The start literals, from the table that the program itself uses."""
    text = (ROOT / "app/scan/starts.cpp").read_text(encoding="utf-8")
    found = re.findall(r'\{"((?:[^"\\]|\\.)+)", StartKind::', text)
    assert len(found) > 5, "the table of start literals has moved"
    return found


def run(command):
    """(seconds, seconds of processor, resident MB, output) of a command."""
    read, write = os.pipe()
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=write, stderr=subprocess.DEVNULL)
    os.close(write)
    output = b""
    while chunk := os.read(read, 1 << 16):
        output += chunk
    os.close(read)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output.decode()


def make_log(folder, size):
    path = Path(folder) / f"log-{size}.log"
    if not path.exists():
        subprocess.run([HERE / "make_log.py", "--size", size, path], check=True)
    return path


def warm(path):
    with open(path, "rb") as file:
        while file.read(1 << 22):
            pass


def scan(options, folder, results):
    log = make_log(folder, options.size)
    size = log.stat().st_size
    command = [options.cli, "scan", "--format", "ndjson", log]
    warm(log)
    memory, summary, ours, rivals = 0, {}, [], []
    for _ in range(options.runs):
        seconds, cpu, memory, output = run(command)
        ours.append((seconds, cpu))
        summary = json.loads(output.splitlines()[-1])["summary"]
        if options.rg:
            rg = [options.rg, "--count", "--fixed-strings", "--no-config", "--text"]
            for literal in literals():
                rg += ["-e", literal]
            rivals.append(run(rg + [log])[:2])
    best, cpu = (min(column) for column in zip(*ours))
    print(f"scan     {size / 1e9:.2f} GB in {best:.3f} s, {cpu:.3f} s of processor, {memory:.0f} MB resident, "
          f"{summary['traces']} traces in {summary['groups']} groups")
    results["scan"] = {"bytes": size, "seconds": best, "cpu_seconds": cpu, "rss_mb": memory,
                       "traces": summary["traces"], "groups": summary["groups"]}
    if rivals:
        other, other_cpu = (min(column) for column in zip(*rivals))
        print(f"ripgrep  the same literals counted in {other:.3f} s, {other_cpu:.3f} s of processor: "
              f"scan / ripgrep = {best / other:.2f}, of processor {cpu / other_cpu:.2f}")
        results["scan"].update(ripgrep_seconds=other, ripgrep_cpu_seconds=other_cpu, ratio=best / other,
                               cpu_ratio=cpu / other_cpu)
    if options.memory:
        log = make_log(folder, options.memory)
        seconds, cpu, more, _ = run([options.cli, "scan", "--format", "ndjson", log])
        print(f"memory   {log.stat().st_size / 1e9:.2f} GB in {seconds:.3f} s, {more:.0f} MB resident "
              f"({more / memory:.2f} of the smaller log's)")
        results["memory"] = {"bytes": log.stat().st_size, "seconds": seconds, "rss_mb": more}


def read(options, results):
    program = Path(options.build) / "tests/bench_read_trace"
    if not program.exists():
        program = Path(options.build) / "bench_read_trace"
    if not program.exists():
        print("read     not measured: build bench_read_trace first (TRACEMEND_TESTS=ON)")
        return
    *_, output = run([program, options.samples, options.ending])
    told = json.loads(output)
    print(f"read     60 lines in {told['trace_ms']:.3f} ms; {told['samples']} samples, {told['mean_ms']:.3f} ms each, "
          f"slowest {told['slowest']} ({told['slowest_bytes']} bytes) in {told['slowest_ms']:.2f} ms")
    results["read"] = told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=str(ROOT / "build/release"), help="the build to measure")
    parser.add_argument("--cli", help="the program; that of the build when left out")
    parser.add_argument("--rg", default=shutil.which("rg"), help="ripgrep; that of the path when left out")
    parser.add_argument("--size", default="1G", help="of the log that both search")
    parser.add_argument("--memory", default="", help="size of a longer log to compare memory with, such as 4G")
    parser.add_argument("--samples", default=str(ROOT / "tests/corpus/formats"), help="a folder of pastes")
    parser.add_argument("--ending", default=".txt", help="of their names")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", help="where the logs lie and stay; a temporary one when left out")
    parser.add_argument("--json", action="store_true", help="one object at the end")
    options = parser.parse_args()
    options.cli = options.cli or str(Path(options.build) / "bin/tracemend-cli")
    results = {"load": os.getloadavg()[0], "processors": os.cpu_count()}
    print(f"machine  {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as temporary:
        scan(options, options.folder or temporary, results)
    read(options, results)
    if options.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
