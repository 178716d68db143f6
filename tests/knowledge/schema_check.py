#!/usr/bin/env python3
"""Holds every file under knowledge/ against its JSON Schema. Ends with 77 (skipped) without python3-jsonschema."""
import json
import pathlib
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "knowledge")
KINDS = {
    "cause": "causes/*/*/cause.json",
    "case": "causes/*/*/cases/*/case.json",
    "library": "libraries/*.json",
    "messages": "messages/*.json",
    "document": "documents/*.json",
    "settings": "settings.json",
}


def place(error):
    return "/".join(str(step) for step in error.absolute_path) or "(whole file)"


def main():
    problems = files = 0
    for kind, names in KINDS.items():
        schema = json.loads((ROOT / "schema" / f"{kind}.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        found = sorted(ROOT.glob(names))
        if not found:
            problems += 1
            print(f"no file is a {kind}: {names}")
        for path in found:
            files += 1
            for error in validator.iter_errors(json.loads(path.read_text())):
                problems += 1
                print(f"{path}: {place(error)}: {error.message[:300]}")
    print(f"{files} files, {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
