"""What an Argdown file says: statements and arguments by title, relations between them, sections. No records yet."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = Any  # of any shape until somebody asks for a field


class Role(StrEnum):
    """Where a statement stands in a premise-conclusion structure."""

    PREMISE = "premise"
    INTERMEDIARY = "intermediary-conclusion"
    MAIN = "main-conclusion"


class RelationKind(StrEnum):
    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTORY = "contradictory"
    ENTAILS = "entails"
    CONTRARY = "contrary"


SYMMETRIC = frozenset({RelationKind.CONTRADICTORY, RelationKind.CONTRARY})


@dataclass(slots=True, eq=False)
class Section:
    """A heading and what stands under it, until the next of its level."""

    id: str
    level: int
    title: str
    line: int
    tags: list[str] = field(default_factory=list)
    data: Json = None
    children: list["Section"] = field(default_factory=list)
    parent: "Section | None" = None


@dataclass(slots=True, eq=False)
class Member:
    """One place of the file where a statement or an argument stands; a reference has no text of its own."""

    line: int
    title: str = ""
    text: str = ""
    is_argument: bool = False
    is_reference: bool = False
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    has_formatting: bool = False
    data: Json = None
    section: Section | None = None


@dataclass(slots=True, eq=False)
class Named:
    """A statement (an equivalence class of places) or an argument: all that stands under one title."""

    title: str
    has_own_title: bool = True
    members: list[Member] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    data: Json = None
    section: Section | None = None

    @property
    def definition(self) -> Member | None:
        """The place whose text counts: the last that says `isCanonical`, else the last that is no reference."""
        defined = [one for one in self.members if not one.is_reference]
        marked = [one for one in defined if isinstance(one.data, dict) and one.data.get("isCanonical")]
        return (marked or defined or [None])[-1]  # type: ignore[list-item]  # of several types only here

    @property
    def text(self) -> str:
        found = self.definition
        return found.text if found is not None else ""

    @property
    def line(self) -> int:
        """The first line where it stands."""
        return min((one.line for one in self.members), default=0)


@dataclass(slots=True, eq=False)
class Statement(Named):
    """All places of one statement."""


@dataclass(slots=True, eq=False)
class Inference:
    """The step to a conclusion in a premise-conclusion structure. `index` is that of its conclusion in there."""

    argument: "Argument"
    line: int
    rules: list[str] = field(default_factory=list)
    data: Json = None
    index: int = 0


@dataclass(slots=True, eq=False)
class Line:
    """A numbered statement of a premise-conclusion structure, with the inference to it if it is a conclusion."""

    statement: Statement
    member: Member
    role: Role = Role.PREMISE
    inference: Inference | None = None


@dataclass(slots=True, eq=False)
class Argument(Named):
    """All places of one argument, and its premise-conclusion structure if it has one."""

    lines: list[Line] = field(default_factory=list)

    @property
    def conclusion(self) -> Statement:
        return self.lines[-1].statement


End = Statement | Argument | Inference


@dataclass(slots=True, eq=False)
class Relation:
    kind: RelationKind
    source: End
    target: End
    line: int


@dataclass(slots=True)
class Argdown:
    """A whole file. `comments` are the lines at which comments begin, `front_matter` is what stands at its top."""

    statements: dict[str, Statement] = field(default_factory=dict)
    arguments: dict[str, Argument] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    front_matter: Json = None
    comments: list[int] = field(default_factory=list)
