"""Azure Table storage on 127.0.0.1: azurite from npm, with an account of its own for every run."""
import base64
import email.utils
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time

import environments
import http_load

_HERE = pathlib.Path(__file__).resolve().parents[1]
_ACCOUNTS, _START_SECONDS = 600, 30
_KEY = base64.b64encode(hashlib.sha512(b"a key for the tables of the lab").digest()).decode()
_MAIN = "node_modules/azurite/dist/src/table/main.js"


class Unavailable(Exception):
    """There are no tables; the text says why."""


class Tables:
    """One azurite over http and, when a case needs tokens, one over https."""

    def __init__(self, build, python_with_packages, say):
        self._build, self._python, self._say = pathlib.Path(build), python_with_packages, say
        self._lock, self._given, self._failed = threading.Lock(), 0, ""
        self._running, self._folder = {}, None

    def fetch(self):
        """Puts azurite in place; what goes wrong is told to each case that asks."""
        try:
            self._folder = self._installed()
        except (Unavailable, OSError) as error:
            self._failed = str(error)

    def _installed(self):
        source = _HERE / "azurite"
        lock = (source / "package-lock.json").read_bytes()
        folder = self._build / f"azurite-{hashlib.sha256(lock).hexdigest()[:12]}"
        with environments.locked(folder.parent / (folder.name + ".lock")):
            if environments.is_ready(folder):
                return folder
            if not shutil.which("npm") or not shutil.which("node"):
                raise Unavailable("azurite is missing: there is no npm or no node here (install nodejs and npm)")
            self._say("fetching azurite")
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(source, folder)
            done = subprocess.run(["npm", "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--silent",
                                   "--fetch-retries=1"], cwd=folder, capture_output=True, text=True, timeout=600, check=False)
            if done.returncode != 0 or not (folder / _MAIN).exists():
                shutil.rmtree(folder, ignore_errors=True)
                words = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["npm said nothing"]
                raise Unavailable(f"azurite is missing: npm could not fetch it ({words[0][:200]}); "
                                  "check that npm reaches its registry (npm ping)")
            (folder / ".stamp").write_text("3.35.0")
            return folder

    def _certificate(self):
        """(certificate, key) for 127.0.0.1, made by the cryptography package of an environment."""
        if not self._python:
            raise Unavailable("tables over https need an environment with packages, and none could be made")
        folder = tempfile.mkdtemp(prefix="tracemend-lab-https-")
        names = [os.path.join(folder, name) for name in ("certificate.pem", "key.pem")]
        subprocess.run([self._python, "-B", _HERE / "inside/make_certificate.py", *names], check=True, timeout=60)
        return names

    def _start(self, secure):
        """Starts azurite; (process, port, certificate)."""
        if self._failed:
            raise Unavailable(self._failed)
        if self._folder is None:
            self._folder = self._installed()
        certificate = self._certificate() if secure else None
        accounts = ";".join(f"lab{number}:{_KEY}" for number in range(_ACCOUNTS))
        for _ in range(3):
            port = http_load.free_port()
            command = ["node", _MAIN, "--tableHost", "127.0.0.1", "--tablePort", str(port), "--inMemoryPersistence",
                       "--silent", "--skipApiVersionCheck", "--disableTelemetry"]
            if certificate:
                command += ["--cert", certificate[0], "--key", certificate[1], "--oauth", "basic"]
            process = subprocess.Popen(command, cwd=self._folder, env={**os.environ, "AZURITE_ACCOUNTS": accounts},
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       start_new_session=True)
            until = time.monotonic() + _START_SECONDS
            while time.monotonic() < until and process.poll() is None:
                if http_load.answers(port):
                    return process, port, certificate
                time.sleep(0.05)
            process.kill()
            process.wait()
        raise Unavailable("azurite does not start")

    def _instance(self, secure):
        with self._lock:
            if secure not in self._running:
                try:
                    self._running[secure] = self._start(secure)
                except (Unavailable, OSError, subprocess.SubprocessError) as error:
                    self._failed = str(error)
                    raise Unavailable(str(error)) from error
            self._given += 1
            return (*self._running[secure], f"lab{self._given % _ACCOUNTS}")

    def account(self, rows, with_tokens):
        """({placeholder: text}, {variable: text}) of a fresh account whose tables hold the rows."""
        _, port, certificate, account = self._instance(with_tokens)
        scheme = "https" if with_tokens else "http"
        endpoint = f"{scheme}://127.0.0.1:{port}/{account}"
        for table, entities in rows.items():
            _sent(port, certificate, account, "Tables", {"TableName": table})
            for entity in entities:
                _sent(port, certificate, account, table, entity)
        places = {"tables": endpoint, "tables_https": endpoint, "tables_account": account, "tables_key": _KEY,
                  "tables_connection": f"DefaultEndpointsProtocol={scheme};AccountName={account};AccountKey={_KEY};"
                                       f"TableEndpoint={endpoint};"}
        env = {"SSL_CERT_FILE": certificate[0], "REQUESTS_CA_BUNDLE": certificate[0]} if certificate else {}
        return places, env

    def end(self):
        for process, _, certificate in self._running.values():
            process.kill()
            process.wait()
            if certificate:
                shutil.rmtree(os.path.dirname(certificate[0]), ignore_errors=True)
        self._running = {}


def _sent(port, certificate, account, path, value):
    """Posts JSON to azurite, signed with the account's key."""
    date = email.utils.formatdate(usegmt=True)
    signed = hmac.new(base64.b64decode(_KEY), f"{date}\n/{account}/{account}/{path}".encode(), hashlib.sha256).digest()
    headers = {"Authorization": f"SharedKeyLite {account}:{base64.b64encode(signed).decode()}", "x-ms-date": date,
               "x-ms-version": "2019-02-02", "Content-Type": "application/json", "DataServiceVersion": "3.0",
               "Accept": "application/json;odata=nometadata", "Prefer": "return-no-content"}
    if certificate:
        import ssl  # only where a case needs tokens
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=20,
                                                 context=ssl.create_default_context(cafile=certificate[0]))
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST", f"/{account}/{path}", json.dumps(value), headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
    finally:
        connection.close()
    if answer.status not in (201, 204):
        raise Unavailable(f"azurite refused a row for {path}: {answer.status} {text[:200]}")
