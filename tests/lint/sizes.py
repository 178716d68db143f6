#!/usr/bin/python3
"""Fails when a file has more than 400 lines or a function more than 60. exempt.txt names tables."""
import ast
import re

from source_tree import ROOT, finish, sources

FILE_LIMIT, FUNCTION_LIMIT = 400, 60
NO_CODE = re.compile(
    r'R"(?P<tag>[^(\s]*)\(.*?\)(?P=tag)"'
    r'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/|^[ \t]*#(?:[^\n\\]|\\.)*',
    re.S | re.M)
TOKEN = re.compile(r"[{};]")
CONTAINER = re.compile(r"^(?:template\s*<.*>\s*)?(?:inline\s+)?(namespace|class|struct|union|enum|extern)\b", re.S)


def cpp_functions(text):
    """(name, first line, lines) of every function body that no other function holds."""
    text = NO_CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    stack, start, found = [], 0, []
    for token in TOKEN.finditer(text):
        mark = token.group()
        if mark == ";":
            if not any(kind == "function" for kind, _, _ in stack):
                start = token.end()
        elif mark == "{":
            header = text[start:token.start()].strip()
            header = re.sub(r"^((public|private|protected|signals|.*slots)\s*:\s*)+", "", header)
            inside = any(kind in ("function", "value") for kind, _, _ in stack)
            if inside:
                kind = "inner"
            elif CONTAINER.match(header) and "(" not in header.split("{")[0].split("alignas")[0]:
                kind = "container"
            elif "(" in header and "=" not in header.split("(")[0].replace("operator==", ""):
                kind = "function"
            else:
                kind = "container" if CONTAINER.match(header) else "value"
            stack.append((kind, header, token.start() - len(text[start:token.start()].lstrip())))
            if kind == "container":
                start = token.end()
        elif mark == "}" and stack:
            kind, header, begin = stack.pop()
            if kind == "function":
                name = re.search(r"([\w:~]+)\s*\(", header)
                first = text.count("\n", 0, begin) + 1
                found.append((name.group(1) if name else header[:40], first,
                              text.count("\n", 0, token.end()) + 1 - first + 1))
            if not any(k in ("function", "value") for k, _, _ in stack):
                start = token.end()
    return found


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def exemptions():
    """{"path" or "path function": reason} of exempt.txt."""
    result = {}
    for line in (ROOT / "tests/lint/exempt.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition(" -- ")
            result[name.strip()] = reason.strip()
    return result


def main():
    problems, exempt, used = [], exemptions(), set()
    for path, relative in sources(".h", ".cpp", ".py", ".cmake"):
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > FILE_LIMIT:
            if relative in exempt:
                used.add(relative)
            else:
                problems.append(f"{relative}: {lines} lines, {FILE_LIMIT} are allowed")
        functions = cpp_functions(text) if path.suffix in (".h", ".cpp") else \
            python_functions(text) if path.suffix == ".py" else ()
        for name, line, count in functions:
            if name.endswith("_data") and relative.startswith("tests/"):
                continue  # the rows of a data-driven test are a table
            if count > FUNCTION_LIMIT:
                key = f"{relative} {name}"
                if key in exempt:
                    used.add(key)
                else:
                    problems.append(f"{relative}:{line}: {name} has {count} lines, {FUNCTION_LIMIT} are allowed")
    for name, reason in exempt.items():
        if name not in used:
            problems.append(f"tests/lint/exempt.txt: {name} needs no exemption any more")
        elif not reason:
            problems.append(f"tests/lint/exempt.txt: {name} gives no reason")
    finish(problems, "sizes")


main()
