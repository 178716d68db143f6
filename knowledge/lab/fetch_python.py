"""Unpacks a newer Python than the distribution has, from Debian's unstable suite: nothing is installed or compiled.

The mirror is the one that this machine uses; Debian's keyring checks what comes from it.
"""
import pathlib
import re
import shutil
import subprocess

import environments

_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
_OWN = ("python{0}", "python{0}-minimal", "python{0}-venv", "libpython{0}-minimal", "libpython{0}-stdlib")
_NEEDED = ("patchelf", "libc6", "libgcc-s1", "libstdc++6", "libssl3t64", "libsqlite3-0", "libffi8", "zlib1g", "libexpat1",
           "libbz2-1.0", "liblzma5", "libzstd1", "libuuid1", "libncursesw6", "libtinfo6", "libreadline8t64", "libdb5.3t64",
           "libnsl2", "libtirpc3t64", "libmpdec4")
_SECONDS = 300


class NotFetched(Exception):
    """There is no such Python; the text says why."""


def mirror():
    """The Debian mirror of this machine."""
    files = [pathlib.Path("/etc/apt/sources.list"), *sorted(pathlib.Path("/etc/apt/sources.list.d").glob("*"))]
    for file in files:
        if file.suffix not in (".list", ".sources") or not file.is_file():
            continue
        match = re.search(r"^(?:URIs:|deb\s+(?:\[[^\]]*\]\s+)?)\s*(\S+/debian)/?(?:\s|$)", file.read_text(), re.M)
        if match:
            return match.group(1)
    raise NotFetched("no Debian mirror is named in /etc/apt")


def _ran(command, **more):
    try:
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=_SECONDS, check=False, **more)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotFetched(str(error)) from error
    if done.returncode != 0:
        words = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise NotFetched(f"{command[0]}: {(words or ['it said nothing'])[-1][:200]}")
    return done.stdout


def _downloaded(version, folder):
    """The packages, in a folder of ours, with lists of ours: the machine's own package state is not touched."""
    for name in ("lists/partial", "cache/archives/partial", "packages"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "sources.list").write_text(f"deb [signed-by={_KEYRING}] {mirror()} sid main\n")
    options = []
    for name, value in (("Dir::Etc::SourceList", folder / "sources.list"), ("Dir::Etc::SourceParts", "/dev/null"),
                        ("Dir::State::Lists", folder / "lists"), ("Dir::Cache", folder / "cache"),
                        ("Dir::State::status", "/dev/null"), ("Acquire::Languages", "none"), ("APT::Sandbox::User", "")):
        options += ["-o", f"{name}={value}"]
    _ran(["apt-get", *options, "-q", "update"])
    _ran(["apt-get", *options, "-q", "download", *(name.format(version) for name in _OWN), *_NEEDED], cwd=folder / "packages")
    return sorted((folder / "packages").glob("*.deb"))


def _made_to_run(version, root):
    """Points the interpreter at the loader and the libraries that were unpacked with it."""
    libraries = next(path.parent for path in sorted(root.glob("usr/lib/*/libc.so.6")))
    loader = next(iter(sorted(libraries.glob("ld-linux*.so*"))))
    python = root / f"usr/bin/python{version}"
    patch = [loader, "--library-path", libraries, root / "usr/bin/patchelf"]
    # in this order: the other way round patchelf 0.18 leaves a program that crashes
    _ran([*patch, "--force-rpath", "--set-rpath", libraries, python])
    _ran([*patch, "--set-interpreter", loader, python])
    _ran([python, "-I", "-c", "import ssl, sqlite3, ctypes, asyncio"])
    return python


def fetch(version, build, say):
    """The path of the interpreter below the build folder. Raises NotFetched."""
    root = pathlib.Path(build).resolve() / f"python-{version}"
    with environments.locked(root.parent / (root.name + ".lock")):
        if not environments.is_ready(root):
            say(f"unpacking Python {version}")
            work = root.parent / (root.name + ".part")
            for folder in (root, work):
                shutil.rmtree(folder, ignore_errors=True)
            try:
                packages = _downloaded(version, work)
                for package in packages:
                    _ran(["dpkg", "-x", package, root])
                _made_to_run(version, root)
                (root / ".stamp").write_text(version)
            except (NotFetched, StopIteration, OSError) as error:
                shutil.rmtree(root, ignore_errors=True)
                raise NotFetched(f"Python {version} cannot be unpacked: {error or 'a library is missing'}") from error
            finally:
                shutil.rmtree(work, ignore_errors=True)
    return str(root / f"usr/bin/python{version}")


def unpacked(build):
    """Interpreters that an earlier run has put there."""
    return sorted(str(path) for path in pathlib.Path(build).resolve().glob("python-3.*/usr/bin/python3.*[0-9]")
                  if (path.parents[2] / ".stamp").exists())
