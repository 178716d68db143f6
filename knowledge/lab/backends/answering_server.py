"""The far side of the clients under test, on 127.0.0.1: chat completions, messages, tokens, and any JSON.

Every address begins with /s/SETTINGS/, where SETTINGS is base64 of {"delay": seconds, "answer": JSON}; so one server
serves all cases and keeps no state. Prints its port, ends when its standard input is closed.
"""
import base64
import json
import os
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = ["All", " is", " well", "."]


def chat_completion(model):
    return {"id": "chat-1", "object": "chat.completion", "created": 1, "model": model,
            "choices": [{"index": 0, "finish_reason": "stop",
                         "message": {"role": "assistant", "content": "".join(WORDS), "refusal": None}}],
            "usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7}}


def chat_chunks(model):
    for number, word in enumerate([*WORDS, None]):
        delta = {"content": word} if word else {}
        if number == 0:
            delta["role"] = "assistant"
        chunk = {"id": "chat-1", "object": "chat.completion.chunk", "created": 1, "model": model,
                 "choices": [{"index": 0, "delta": delta, "finish_reason": None if word else "stop"}]}
        yield f"data: {json.dumps(chunk)}\n\n"
    yield "data: [DONE]\n\n"


def embeddings(asked):
    texts = asked.get("input") if isinstance(asked.get("input"), list) else [asked.get("input")]
    return {"object": "list", "model": str(asked.get("model", "none")),
            "data": [{"object": "embedding", "index": number, "embedding": [0.25, 0.5]} for number in range(len(texts))],
            "usage": {"prompt_tokens": 3, "total_tokens": 3}}


def message(model, text, stop):
    return {"id": "msg-1", "type": "message", "role": "assistant", "model": model, "stop_reason": stop,
            "stop_sequence": None, "content": [{"type": "text", "text": text}] if text else [],
            "usage": {"input_tokens": 3, "output_tokens": 4}}


def message_events(model):
    yield {"type": "message_start", "message": message(model, "", None)}
    yield {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
    for word in WORDS:
        yield {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": word}}
    yield {"type": "content_block_stop", "index": 0}
    yield {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None},
           "usage": {"output_tokens": 4}}
    yield {"type": "message_stop"}


def token(path):
    """A token in the form of a JSON Web Token; its signature is worth nothing."""
    resource = re.search(r"[?&](?:resource|scope)=([^&]+)", path)
    name = resource.group(1).replace("%3A", ":").replace("%2F", "/") if resource else "https://storage.azure.com"
    now = int(time.time())
    claims = {"aud": name.removesuffix("/.default").rstrip("/"), "iat": now - 60, "nbf": now - 60, "exp": now + 3600,
              "iss": "https://sts.windows.net/11111111-1111-1111-1111-111111111111/"}
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
             for part in ({"alg": "RS256", "typ": "JWT"}, claims)]
    return {"access_token": ".".join([*parts, "bm90LWEtc2lnbmF0dXJl"]), "expires_on": str(now + 3600),
            "resource": name, "token_type": "Bearer"}


class Handler(BaseHTTPRequestHandler):
    protocol_version, wbufsize, disable_nagle_algorithm = "HTTP/1.1", -1, True

    def log_message(self, *_):
        pass

    def _answer(self, status, value):
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self, lines):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        for line in lines:
            self.wfile.write(line.encode())
            self.wfile.flush()
        self.close_connection = True

    def _asked(self):
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            asked = json.loads(data or b"{}")
        except ValueError:
            asked = {}
        return asked if isinstance(asked, dict) else {}

    def do_GET(self):
        match = re.match(r"/s/([A-Za-z0-9_=-]+)(/.*)?$", self.path)
        settings = json.loads(base64.urlsafe_b64decode(match.group(1))) if match else {}
        path, asked = (match.group(2) if match else self.path) or "/", self._asked()
        time.sleep(settings.get("delay", 0))
        model, bare = str(asked.get("model", "none")), path.partition("?")[0]
        status = re.search(r"/status/(\d{3})$", bare)
        if bare.endswith("/chat/completions"):
            if asked.get("stream"):
                self._stream(chat_chunks(model))
            else:
                self._answer(200, chat_completion(model))
        elif bare.endswith("/v1/messages"):
            if asked.get("stream"):
                self._stream(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in message_events(model))
            else:
                self._answer(200, message(model, "".join(WORDS), "end_turn"))
        elif bare.endswith("/embeddings"):
            self._answer(200, embeddings(asked))
        elif bare.endswith("/identity"):
            self._answer(200, token(path))
        else:
            self._answer(int(status.group(1)) if status else 200, settings.get("answer", {"ok": True}))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET


class Server(ThreadingHTTPServer):
    request_queue_size, daemon_threads = 512, True

    def handle_error(self, *_):
        """A client that went away is none of our business."""


def main():
    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
