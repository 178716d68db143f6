"""Requests to a program under test: one by one, many at once, and small ones while it is busy."""
import collections
import http.client
import json
import socket
import threading
import time

_NO_ANSWER = 0


def body_of(request):
    """(bytes, headers) of a request of case.json."""
    headers = dict(request.get("headers", {}))
    if "json" in request:
        headers.setdefault("Content-Type", "application/json")
        return json.dumps(request["json"]).encode(), headers
    return (request["body"].encode() if "body" in request else None), headers


def sent(port, request, seconds=60):
    """(status, body) of one request on a new connection; status 0 when no answer came in time."""
    body, headers = body_of(request)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        connection.request(request.get("method", "GET"), request["path"], body, {**headers, "Connection": "close"})
        answer = connection.getresponse()
        return answer.status, answer.read(1_000_000).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return _NO_ANSWER, ""
    finally:
        connection.close()


def _started(count, work):
    threads = [threading.Thread(target=work, daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads


def at_once(port, request, count, seconds=60):
    """{status: how often} of `count` requests that start together."""
    statuses, gate, lock = collections.Counter(), threading.Event(), threading.Lock()

    def work():
        gate.wait()
        status, _ = sent(port, request, seconds)
        with lock:
            statuses[status] += 1

    threads = _started(count, work)
    gate.set()
    for thread in threads:
        thread.join(seconds + 5)
    return dict(statuses)


def worst_ping(port, heavy, count, ping_path, seconds=60):
    """Seconds that the slowest of many small requests took while `count` heavy ones were under way; each on a new
    connection, since on a kept one some loops answer early."""
    threads = _started(count, lambda: sent(port, heavy, seconds))
    worst, until = 0.0, time.monotonic() + seconds
    while any(thread.is_alive() for thread in threads) and time.monotonic() < until:
        start = time.monotonic()
        sent(port, {"path": ping_path}, seconds)
        worst = max(worst, time.monotonic() - start)
    for thread in threads:
        thread.join(1)
    return worst


def answers(port):
    """Whether anybody listens."""
    try:
        socket.create_connection(("127.0.0.1", port), 0.5).close()
        return True
    except OSError:
        return False


def free_port():
    with socket.socket() as handle:
        handle.bind(("127.0.0.1", 0))
        return handle.getsockname()[1]
