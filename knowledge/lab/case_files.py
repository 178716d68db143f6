"""The cases on disk: which there are, what they hold, what they expect."""
import hashlib
import json
import pathlib
from dataclasses import dataclass, field


class BadCase(Exception):
    """case.json or a file of the case cannot be used; the text says why."""


@dataclass
class Case:
    folder: pathlib.Path
    cause: str
    name: str
    data: dict = field(default_factory=dict)

    @property
    def label(self):
        return f"{self.cause}/{self.name}"

    @property
    def of_document(self):
        """Whether it shows what a source document recommends, instead of a cause."""
        return self.folder.resolve().parents[1].name == "documents"

    @property
    def of_opinion(self):
        """Whether its cause is a matter of taste, which is only told when asked for."""
        try:
            return bool(json.loads((self.folder.parents[1] / "cause.json").read_text(encoding="utf-8")).get("opinion"))
        except (OSError, ValueError):
            return False

    @property
    def kind(self):
        return self.data.get("kind", "")

    @property
    def file(self):
        return self.data.get("file", "")

    @property
    def python(self):
        return self.data.get("python", "")

    @property
    def libraries(self):
        listed = self.data.get("libraries", [])
        return [listed] if isinstance(listed, str) else list(listed)

    @property
    def expect(self):
        return self.data.get("expect") or {}

    @property
    def environment(self):
        """Name of the requirements that it needs, empty for the standard library alone."""
        if self.expect.get("environment"):
            return self.expect["environment"]
        if any(library.replace(" ", "") == "azure-functions==1.12.0" for library in self.libraries):
            return "azure-1.12"
        return "main" if self.libraries or self.kind in ("http", "notebook", "pytest") else ""

    def text(self, name):
        """Content of a file of the case, None when there is none."""
        path = self.folder / name
        try:
            return path.read_bytes().decode("utf-8") if path.is_file() else None
        except (OSError, UnicodeDecodeError) as error:
            raise BadCase(f"{name}: {error}") from error

    def program(self, which):
        """{file name: text} of broken.py or fixed.py, or of the folder of that name; None when absent."""
        single = self.text(which + ".py")
        if single is not None:
            return {self.file: single}
        folder = self.folder / which
        if not folder.is_dir():
            return None
        found = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                name = path.relative_to(folder).as_posix()
                found[name] = self.text(f"{which}/{name}")
        return found

    def beside(self):
        """Files that lie beside the program in any form of it."""
        return {name: self.text(name) for name in ("requirements.txt", "host.json")
                if (self.folder / name).is_file()}

    def alternatives(self):
        """[mend id] of every fixed-ID.py."""
        return sorted(path.name[len("fixed-"):-len(".py")] for path in self.folder.glob("fixed-*.py"))


def content_hash(folder):
    """SHA-256 over the case's files, as knowledge/README.md defines it."""
    root, digest = pathlib.Path(folder), hashlib.sha256()
    names = sorted(path.relative_to(root).as_posix() for path in root.rglob("*")
                   if path.is_file() and path.name[0] != "." and "__pycache__" not in path.parts)
    for name in names:
        if name != "case.json":
            data = (root / name).read_bytes()
            digest.update(f"{name}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()


def read_case(folder, cause):
    """The case in a folder; a case.json that cannot be read makes a case with the problem in `data`."""
    case = Case(pathlib.Path(folder), cause, pathlib.Path(folder).name)
    try:
        case.data = json.loads((case.folder / "case.json").read_text(encoding="utf-8"))
        if not isinstance(case.data, dict):
            raise ValueError("it is no object")
    except (OSError, ValueError) as error:
        case.data = {"problem": f"case.json: {error}"}
    return case


def all_cases(knowledge):
    """Every case below a knowledge folder, by cause."""
    found = []
    for path in sorted(pathlib.Path(knowledge).glob("causes/*/*/cases/*/")):
        if (path / "case.json").exists() or (path / "broken.py").exists():
            found.append(read_case(path, path.parents[1].name))
    return found


def document_cases(knowledge):
    """What the source documents recommend, as programs of ours."""
    return [read_case(path.parent, path.parents[1].name)
            for path in sorted(pathlib.Path(knowledge).glob("lab/documents/*/*/case.json"))]


def selected(cases, names):
    """The cases that the arguments name: a cause, a family, CAUSE/CASE, or a folder; ([cases], [unknown names])."""
    if not names:
        return cases, []
    chosen, unknown = [], []
    for name in names:
        wanted = name.strip("/")
        here = pathlib.Path(name).resolve() if pathlib.Path(name).exists() else None
        hits = [case for case in cases
                if wanted in (case.cause, case.name, case.label)
                or wanted == case.folder.parents[2].name
                or (here and here in (case.folder.resolve(), *case.folder.resolve().parents))]
        chosen += [case for case in hits if case not in chosen]
        if not hits:
            unknown.append(name)
    return chosen, unknown
