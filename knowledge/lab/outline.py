"""What Python printed, reduced to what must be the same on every run: type, message and own frames."""
import re
from dataclasses import dataclass, field

_MARGIN = re.compile(r"^\s*(?:\| ?|\+ )")
_RULE = re.compile(r"^\s*\+[-+]+")
_FRAME = re.compile(r'^\s+File "([^"]+)", line (\d+)(?:, in (.+))?$')
_RAISED = re.compile(r"^([A-Za-z_]\w*(?:\.\w+)*)(?::(?: (.*))?)?$")
_WARNING = re.compile(r"\b(\w*Warning): (.+)$")
_EVENT = re.compile(r"(Task exception was never retrieved|Future exception was never retrieved|"
                    r"Task was destroyed but it is pending|Exception in callback|Unclosed (?:client session|connector)|"
                    r"Executing <.*> took)")
_CELL_FRAME = re.compile(r"^(?:Cell )?In ?\[\d+\](?:, line |:\D*)(\d+)(?:, in (\w+).*)?$")
_FILE_FRAME = re.compile(r"^File (\S+?):(\d+), in ([\w.<>]+)")
_TEST_FRAME = re.compile(r"^(\S+\.py):(\d+): (?:in )?(\w[\w.]*)?\s*$")
_TEST_RAISED = re.compile(r"^E   (\s*)([A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit|Group|Cancelled\w*|Failed))(?:: (.*))?$")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_VARYING = ((r"0x[0-9a-fA-F]+", "0x1"), (r"\bTask-\d+", "Task-1"), (r"127\.0\.0\.1:\d+", "127.0.0.1:1"),
            (r"localhost:\d+", "localhost:1"), (r"\bport=?\s?\d{4,5}", "port=1"),
            (r"ThreadPoolExecutor-\d+_\d+", "ThreadPoolExecutor-0_0"), (r"Thread-\d+", "Thread-1"),
            (r"(?:/[^\s'\"():/]+)*/(?:lib/)?python3\.\d+/", "/python3/"), (r"(?:/[^\s'\"():/]+)*/?\b([\w.-]+\.py):\d+", r"\g<1>:1"),
            (r"maximum recursion depth exceeded.*", "maximum recursion depth exceeded"),
            (r"\d+\.\d+ seconds", "0.1 seconds"), (r"(asyncio_)\d+", r"\g<1>0"))
_HINT = re.compile(r"(?: \(missed __| but it supports the |[.;]? ?(?:Did you mean|Did you forget|Perhaps you forgot)).*$")
_QUALIFIED = re.compile(r"'(?:\w+\.)+(\w+)'")


@dataclass(frozen=True)
class OwnFrame:
    file: str
    line: int
    function: str

    def __str__(self):
        return f"{self.file}:{self.line} in {self.function or '?'}"


@dataclass
class Raised:
    type: str
    message: str
    frames: list = field(default_factory=list)

    def key(self):
        return self.type, self.message, tuple(map(str, self.frames))


@dataclass
class Outline:
    raised: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    events: list = field(default_factory=list)

    def lines(self):
        """For a person and for a diff."""
        for error in self.raised:
            yield f"{error.type}: {error.message}"
            yield from (f"    {frame}" for frame in error.frames)
        yield from self.warnings
        yield from self.events


def steadied(text):
    """A message without what differs from run to run."""
    for pattern, instead in _VARYING:
        text = re.sub(pattern, instead, text)
    return text.strip()


def without_hint(text):
    """A message without what newer Pythons add: a suggestion, the module of a class."""
    return _QUALIFIED.sub(r"'\1'", _HINT.sub("", text)).rstrip(". ")


def _own_name(file, own):
    """The case's name of a file, None when it is foreign."""
    name = file.replace("\\", "/")
    for candidate in own:
        if name == candidate or name.endswith("/" + candidate):
            return candidate
    return None


class _Reading:
    def __init__(self, own):
        self.own, self.result, self.frames, self.inside = own, Outline(), [], False

    def finish(self, type_name, message):
        error = Raised(type_name.rpartition(".")[2], steadied(message or ""), self.frames)
        if error.type == "RecursionError":  # how many of them are chained is chance
            self.result.raised = [other for other in self.result.raised if other.type != error.type]
        if error.key() not in [other.key() for other in self.result.raised]:
            self.result.raised.append(error)
        self.frames, self.inside = [], False

    def add_frame(self, file, line, function):
        name = _own_name(file, self.own)
        if name:
            self.frames.append(OwnFrame(name, int(line), (function or "").strip()))

    def other_line(self, line):
        warning = _WARNING.search(line)
        if warning and "Enable tracemalloc" not in line:
            text = f"{warning.group(1)}: {steadied(warning.group(2))}"
            if text not in self.result.warnings:
                self.result.warnings.append(text)
        event = _EVENT.search(line)
        if event and event.group(1) not in self.result.events:
            self.result.events.append(re.sub(r"Executing <.*> took", "Executing <...> took", event.group(1)))

    def take(self, raw):
        if _RULE.match(raw) and "Traceback" not in raw:
            return
        line = _MARGIN.sub("", raw)
        if line.strip().endswith("Traceback (most recent call last):"):
            self.frames, self.inside = [], True
            return
        frame = _FRAME.match(line)
        if frame and not self.inside and not frame.group(3):
            self.frames, self.inside = [], True  # a syntax error has no line that announces it
        if frame and self.inside:
            self.add_frame(*frame.groups())
            return
        if self.inside and line and not line[0].isspace():
            raised = _RAISED.match(line)
            if raised:
                self.finish(*raised.groups())
                return
            self.inside = False
        self.other_line(line)


def of_traceback(text, own):
    """The outline of what the interpreter, logging or a server printed. `own`: names of the case's files."""
    reading = _Reading(own)
    for line in text.splitlines():
        reading.take(line)
    return reading.result


def of_notebook(text, own):
    """The outline of an IPython traceback; frames of cells carry the case's file name."""
    reading = _Reading(own)
    cell = own[0] if own else "cell"
    for line in _ANSI.sub("", text).splitlines():
        if line.strip().endswith("Traceback (most recent call last)"):
            reading.frames, reading.inside = [], True
            continue
        here = _CELL_FRAME.match(line)
        there = _FILE_FRAME.match(line)
        raised = _RAISED.match(line)
        if here:
            reading.frames.append(OwnFrame(cell, int(here.group(1)), here.group(2) or "<module>"))
        elif there:
            reading.add_frame(*there.groups())
        elif reading.inside and raised and re.search(r"(Error|Exception|Exit|Interrupt|Group)$", raised.group(1)):
            reading.finish(*raised.groups())
        else:
            reading.other_line(line)
    return reading.result


def of_tests(text, own):
    """The outline of what pytest printed."""
    reading, pending = _Reading(own), None
    for line in text.splitlines():
        raised, place = _TEST_RAISED.match(line), _TEST_FRAME.match(line)
        if raised and pending is None:
            pending = raised.group(2), raised.group(3)
        elif place:
            ends = place.group(3) and pending and place.group(3) == pending[0].rpartition(".")[2]
            reading.add_frame(place.group(1), place.group(2), "" if ends or ": in " not in line else place.group(3))
            if ends:
                reading.finish(*pending)
                pending = None
        else:
            reading.other_line(line)
    if pending:
        reading.finish(*pending)
    return reading.result


def of(kind, text, own):
    """The outline for a kind of case."""
    return {"notebook": of_notebook, "pytest": of_tests}.get(kind, of_traceback)(text, own)
