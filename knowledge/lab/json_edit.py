"""Changes one value in a JSON text and leaves the rest of it as somebody wrote it."""
import json
import re
from json.decoder import scanstring

_BLANK = re.compile(r"[ \t\r\n]*")


def _after_blank(text, at):
    return _BLANK.match(text, at).end()


def _members(text, at):
    """[(key, start of the value, its end)] of the object that begins at `at`, and where its brace closes."""
    decoder, found = json.JSONDecoder(), []
    at = _after_blank(text, at + 1)
    while text[at] != "}":
        key, at = scanstring(text, at + 1)
        start = _after_blank(text, _after_blank(text, at) + 1)
        _, end = decoder.raw_decode(text, start)
        found.append((key, start, end))
        at = _after_blank(text, end)
        if text[at] == ",":
            at = _after_blank(text, at + 1)
    return found, at


def with_value(text, path, value):
    """The text with the value under a path of keys replaced, or added as the last member of its object."""
    at = _after_blank(text, 0)
    for depth, key in enumerate(path):
        members, close = _members(text, at)
        here = [(start, end) for name, start, end in members if name == key]
        rest = path[depth + 1:]
        if here and rest:
            at = here[0][0]
            continue
        for name in reversed(rest):
            value = {name: value}
        indent = "  " * (depth + 1)
        shown = json.dumps(value, indent=2, ensure_ascii=False).replace("\n", "\n" + indent)
        if here:
            return text[:here[0][0]] + shown + text[here[0][1]:]
        last = members[-1][2] if members else at + 1
        comma = "," if members else ""
        return f"{text[:last]}{comma}\n{indent}{json.dumps(key)}: {shown}\n{'  ' * depth}{text[close:]}"
    return text
