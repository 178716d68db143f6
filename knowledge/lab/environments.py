"""Virtual environments from pinned, hashed requirements. Named by what is in them, finished by a stamp written last."""
import contextlib
import fcntl
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
_MAKE_SECONDS = 900
_INSTALL = ("install", "--no-deps", "--require-hashes", "--no-input", "--disable-pip-version-check", "--progress-bar=off",
            "--retries=1", "--timeout=20", "-r")


class Unavailable(Exception):
    """The environment cannot be made; the text says why and what to do."""


@contextlib.contextmanager
def locked(path):
    """One maker at a time, also among several labs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def requirements_file(name):
    return HERE / "requirements" / f"{name}.txt"


def folder_name(name, python):
    """Differs as soon as the requirements or the Python do."""
    digest = hashlib.sha256(requirements_file(name).read_bytes() + python.version.encode() + python.path.encode())
    return f"{name}-{python.version}-{digest.hexdigest()[:12]}"


def plain(distribution):
    return re.sub(r"[-_.]+", "-", distribution).lower()


def installed(folder):
    """{distribution: version} of an environment, from its metadata folders."""
    return {plain(name): version for path in pathlib.Path(folder).glob("lib/python3*/site-packages/*.dist-info")
            for name, _, version in [path.name[:-len(".dist-info")].rpartition("-")]}


def is_ready(folder):
    return (pathlib.Path(folder) / ".stamp").exists()


def _step(command, log):
    with open(log, "a", encoding="utf-8") as handle:
        handle.write("$ " + " ".join(map(str, command)) + "\n")
        handle.flush()
        try:
            done = subprocess.run(list(map(str, command)), stdout=handle, stderr=subprocess.STDOUT,
                                  stdin=subprocess.DEVNULL, timeout=_MAKE_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unavailable(f"{error}") from error
    if done.returncode != 0:
        raise Unavailable(_last_words(log))


def _installer(python, folder, log):
    """Makes the bare environment; the command of a pip that installs into it. An unpacked Python has none of its own."""
    if python.prefix == "/usr" or "/python-3" not in python.prefix:
        _step([python.path, "-m", "venv", folder], log)
        return [folder / "bin/python", "-m", "pip"]
    helper = folder.parent / "pip"
    with locked(folder.parent / "pip.lock"):
        if not is_ready(helper):
            shutil.rmtree(helper, ignore_errors=True)
            _step([sys.executable, "-m", "venv", helper], log)
            _step([helper / "bin/python", "-m", "pip", *_INSTALL, requirements_file("pip")], log)
            (helper / ".stamp").write_text("pip")
    _step([python.path, "-m", "venv", "--without-pip", folder], log)
    return [helper / "bin/python", "-m", "pip", "--python", folder / "bin/python"]


def _last_words(log):
    """The line of a log that tells most."""
    lines = [line.strip() for line in open(log, encoding="utf-8", errors="replace") if line.strip()]
    for pattern in (r"hash(es)? (do not|mismatch)|DO NOT MATCH", r"(Temporary failure|Connection|unreachable|timed out|resolve)",
                    r"^ERROR|[Ee]rror:|ensurepip"):
        for line in reversed(lines):
            if re.search(pattern, line):
                return line[:300]
    return (lines or ["it said nothing"])[-1][:300]


def make(build, name, python, say):
    """The environment's folder; made when it is not there yet. Raises Unavailable."""
    folder = pathlib.Path(build) / folder_name(name, python)
    with locked(folder.parent / (folder.name + ".lock")):
        if is_ready(folder):
            return folder
        shutil.rmtree(folder, ignore_errors=True)
        say(f"making the environment {name} for Python {python.version}")
        log = folder.parent / (folder.name + ".log")
        log.write_text("")
        try:
            _step([*_installer(python, folder, log), *_INSTALL, requirements_file(name)], log)
        except Unavailable as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise Unavailable(f"the environment {name} cannot be made for Python {python.version}: {error} "
                              f"(whole text: {log}; check that the package index is reachable)") from None
        (folder / ".stamp").write_text(python.version)
        return folder


def why_missing(libraries, name, packages):
    """Why a case cannot run in this environment, empty when it can."""
    for library in libraries:
        wanted, _, version = re.sub(r"\[.*?\]", "", library).partition("==")
        have = packages.get(plain(wanted.strip()))
        if have is None:
            return f"{wanted.strip()} is not among the pinned requirements {name}.txt"
        if version and have != version.strip():
            return f"needs {library}, {name}.txt pins {have}"
    return ""
