"""What cases talk to: started when the first case asks for it, shared by all, ended with the lab."""
import base64
import json
import pathlib
import subprocess
import sys
import threading

import http_load
from backends import tables

_HERE = pathlib.Path(__file__).resolve().parent


class FarSide:
    """Placeholders and variables for cases."""

    def __init__(self, build, python_with_packages, say):
        self._lock, self._answering, self._port = threading.Lock(), None, 0
        self._tables = tables.Tables(build, python_with_packages, say)

    def prefetch(self, cases):
        """Fetches what the cases need from the network, while there is one."""
        if any("tables" in case.expect.get("backends", []) for case in cases):
            self._tables.fetch()

    def _answering_port(self):
        with self._lock:
            if self._answering is None:
                self._answering = subprocess.Popen([sys.executable, "-B", str(_HERE / "answering_server.py")],
                                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
                self._port = int(self._answering.stdout.readline())
            return self._port

    def prepared(self, case):
        """({placeholder: text}, {variable: text}) for one run of a case. Raises tables.Unavailable."""
        expect = case.expect
        wanted = expect.get("backends", [])
        places, env = {"port": str(http_load.free_port()), "closed_port": str(http_load.free_port())}, {}
        if {"chat", "web", "identity"} & set(wanted):
            settings = {"delay": expect.get("delay", 0), "answer": expect.get("answer", {"ok": True})}
            code = base64.urlsafe_b64encode(json.dumps(settings).encode()).decode()
            base = f"http://127.0.0.1:{self._answering_port()}/s/{code}"
            places.update(web=base, chat=base + "/v1", messages=base)
            if "chat" in wanted:
                env.update(OPENAI_BASE_URL=base + "/v1", OPENAI_API_KEY="lab", ANTHROPIC_BASE_URL=base,
                           ANTHROPIC_API_KEY="lab")
            if "identity" in wanted:
                env.update(IDENTITY_ENDPOINT=base + "/identity", IDENTITY_HEADER="lab",
                           AZURE_TOKEN_CREDENTIALS="ManagedIdentityCredential")
        if "tables" in wanted:
            more_places, more_env = self._tables.account(expect.get("tables", {}), "identity" in wanted)
            places.update(more_places)
            env.update(more_env)
        return places, env

    def end(self):
        self._tables.end()
        if self._answering is not None:
            self._answering.kill()
            self._answering.wait()
            self._answering.stdin.close()
            self._answering.stdout.close()


def filled(text, places):
    """A text with its {placeholders} filled in."""
    for name, value in places.items():
        text = text.replace("{" + name + "}", value)
    return text
