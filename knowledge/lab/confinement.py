"""Namespaces, where the machine permits them: no network but loopback, and no process that outlives the lab."""
import array
import ctypes
import fcntl
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys

_NEW_NETWORK = 0x40000000
_SUBREAPER, _PARENT_DEATH_SIGNAL = 36, 1
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 1
_MARK = "TRACEMEND_LAB_CONFINED"


def enter_process_namespace():
    """Runs this program once more as the first process of a namespace, and ends with it. However either of them ends,
    everything that was started ends too."""
    if os.environ.get(_MARK) or not shutil.which("unshare"):
        return
    command = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"]
    try:
        permitted = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        permitted = False
    if not permitted:
        return
    inner = subprocess.Popen([*command, sys.executable, "-B", *sys.argv], env={**os.environ, _MARK: "1"},
                             preexec_fn=lambda: ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0))

    def end(number, _):
        inner.kill()
        os._exit(128 + number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    status = inner.wait()
    sys.exit(status if status >= 0 else 128 - status)


def adopt_orphans():
    """Processes whose parent has gone become ours, so that they are seen and ended."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _bring_loopback_up():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        request = array.array("b", struct.pack("16sh", b"lo", 0).ljust(40, b"\0"))
        fcntl.ioctl(handle, _GET_FLAGS, request)
        flags = struct.unpack("16sh", request.tobytes()[:18])[1]
        fcntl.ioctl(handle, _SET_FLAGS, struct.pack("16sh", b"lo", flags | _UP).ljust(40, b"\0"))


def leave_network():
    """From here on this process and all that it starts reach 127.0.0.1 only. False where that is not permitted.

    To be called before the first thread: a namespace belongs to the thread that enters it.
    """
    if ctypes.CDLL(None, use_errno=True).unshare(_NEW_NETWORK) != 0:
        return False
    _bring_loopback_up()
    return True
