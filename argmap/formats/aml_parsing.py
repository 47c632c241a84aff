"""Araucaria's AML to what it says, statement by statement, in the order of the file, whatever stands in what."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from argmap.formats.errors import CannotImport
from argmap.intake.xml_events import local_name, xml_events

GROUPS = {"CA", "LA", "REFUTATION"}


@dataclass(slots=True)
class Statement:
    """An AU: its proposition, and what it belongs to. `number` counts from 1 in the order in which they begin."""

    number: int
    attributes: dict[str, str] = field(default_factory=dict)
    words: str = ""
    offset: str = ""
    owners: list[str] = field(default_factory=list)
    schemes: list[tuple[str, str]] = field(default_factory=list)  # id within the file, name
    roles: list[dict[str, str]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    group: "Group | None" = None

    @property
    def place(self) -> str:
        return f"statement {self.attributes.get('identifier') or self.number}"


@dataclass(slots=True)
class Group:
    """Statements that bear together on one above them: CA, LA or REFUTATION."""

    kind: str
    target: Statement
    members: list[Statement] = field(default_factory=list)


@dataclass(slots=True)
class Analysis:
    """All a file says."""

    text: str | None = None
    about: dict[str, str] = field(default_factory=dict)
    schemes: list[str] = field(default_factory=list)  # names of the scheme set
    statements: list[Statement] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)  # elements that say something else, by name


def parse_aml(data: bytes, name: str) -> Analysis:
    """What a file says. Raises what `xml_events` does, and `CannotImport` for what is no AML."""
    parser = _Parser(name)
    for is_start, element in xml_events(data, name):
        parser.begin(element) if is_start else parser.end(element)
    return parser.analysis


class _Parser:
    def __init__(self, name: str) -> None:
        self.analysis = Analysis()
        self._name = name
        self._statements: list[Statement] = []
        self._groups: list[Group | None] = []
        self._has_root = False
        self._in_schemes = self._in_about = False

    def begin(self, element: Element) -> None:
        tag = local_name(element)
        if not self._has_root and tag != "ARG":
            raise CannotImport(self._name, f"it is XML, but not AML: it begins with “{tag[:80]}”")
        self._has_root = True
        match tag:
            case "SCHEMESET":
                self._in_schemes = True
            case "EDATA":
                self._in_about = True
            case "AU":
                self._begin_statement()
            case "PROP" if self._statements:
                self._statements[-1].attributes = dict(element.attrib)
            case _ if tag in GROUPS:
                group = Group(tag, self._statements[-1]) if self._statements else None
                self._groups.append(group)
                self.analysis.groups += [group] if group is not None else []

    def _begin_statement(self) -> None:
        statement = Statement(len(self.analysis.statements) + 1)
        group = self._groups[-1] if self._groups else None
        if group is not None:
            statement.group = group
            group.members.append(statement)
        self.analysis.statements.append(statement)
        self._statements.append(statement)
        self._groups.append(None)  # what stands in it is of a group of its own, or of none

    def end(self, element: Element) -> None:
        tag, words = local_name(element), element.text or ""
        if tag == "SCHEMESET":
            self._in_schemes = False
        elif tag == "EDATA":
            self._in_about = False
        elif tag == "AU":
            self._statements.pop()
            self._groups.pop()
        elif tag in GROUPS:
            self._groups.pop()
        elif tag == "TEXT":
            self.analysis.text = words
        elif tag == "NAME" and self._in_schemes:
            self.analysis.schemes.append(" ".join(words.split()))
        elif self._in_about and words.strip():
            self.analysis.about[tag] = words.strip()
        elif self._statements and not self._in_schemes:
            self._take(tag, element, self._statements[-1], words)

    def _take(self, tag: str, element: Element, statement: Statement, words: str) -> None:
        match tag:
            case "PROPTEXT":
                statement.words, statement.offset = words, element.get("offset", "")
            case "OWNER":
                statement.owners.append(element.get("name", "") or words.strip())
            case "INSCHEME":
                statement.schemes.append((element.get("schid", ""), element.get("scheme", "")))
            case "ROLE":
                statement.roles.append(dict(element.attrib))
            case "CQANS":
                statement.answers.append(element.get("answered", "") or words.strip())
            case "PROP":
                pass
            case _:
                self.analysis.others[tag] = self.analysis.others.get(tag, 0) + 1
