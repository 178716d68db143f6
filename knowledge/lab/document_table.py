"""The table in knowledge/documents/README.md: what the documents say, and what the lab saw of it."""
import pathlib

import case_files

BEGIN, END = "<!-- written by packaging/verify-knowledge --write-results -->", "<!-- end of what the lab wrote -->"


def _cell(text):
    return str(text).replace("|", "\\|").replace("\n", " ")


def _row(case):
    verified = case.data.get("verified")
    claims = ", ".join(case.data.get("claims", []))
    if not verified:
        return f"| {_cell(case.data.get('title', case.name))} | {claims} | {_cell(case.data.get('says', ''))} | not run | |"
    seen = verified["outcome"].replace("; ", "<br>")
    versions = ", ".join([f"Python {', '.join(verified['python'])}"]
                         + [f"{name} {version}" for name, version in verified["libraries"].items()])
    return (f"| {_cell(case.data['title'])} | {claims} | {_cell(case.data.get('says', ''))} | {_cell(seen)} | "
            f"{verified['on']}: {_cell(versions)} |")


def lines(cases):
    """The table, a document after the other."""
    document = None
    for case in cases:
        if case.cause != document:
            document = case.cause
            yield from ("", f"**{document}**", "", "| program | claims | what the document says of it | what the lab saw | with |",
                        "| --- | --- | --- | --- | --- |")
        yield _row(case)
    yield ""


def write(knowledge):
    """Puts the table between its marks; without marks nothing is written."""
    file = pathlib.Path(knowledge) / "documents/README.md"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if BEGIN in text and END in text:
        before, rest = text.split(BEGIN, 1)
        table = "\n".join(lines(case_files.document_cases(knowledge)))
        file.write_text(before + BEGIN + "\n" + table + "\n" + END + rest.split(END, 1)[1], encoding="utf-8")
