"""The model in Argdown's JSON: statements and arguments by title, their places, relations by titles, sections by id."""

import re
from dataclasses import dataclass, field
from typing import TypeVar

from argmap.formats.argdown.json_places import Places
from argmap.formats.argdown.model import (
    Argdown,
    Argument,
    End,
    Inference,
    Line,
    Member,
    Relation,
    RelationKind,
    Role,
    Section,
    Statement,
)
from argmap.formats.json_entries import Entries, Entry, object_of, text_of

UNTITLED = re.compile(r"Untitled \d+(?: - \d+)?")
AnyNamed = TypeVar("AnyNamed", Statement, Argument)
EMPHASIS = frozenset({"bold", "italic"})


@dataclass(slots=True)
class JsonModel:
    """Takes the model out of the value; what is wrong with that is collected in the entries."""

    value: dict[str, object]
    entries: Entries
    model: Argdown = field(default_factory=Argdown)
    unknown_relations: list[tuple[str, str]] = field(default_factory=list)
    _sections: dict[str, Section] = field(default_factory=dict)
    _places: Places = field(default_factory=Places)

    def take(self) -> None:
        """Everything, in an order in which what is named is there."""
        self.model.front_matter = self.value.get("frontMatter")
        self._take_sections()
        for title, one in self._named("statements"):
            self.model.statements[title] = self._fill(Statement(title), one)
        structures: list[tuple[Argument, Entry]] = []
        for title, one in self._named("arguments"):
            argument = self.model.arguments[title] = self._fill(Argument(title), one)
            structures.append((argument, one))
        for argument, one in structures:
            self._structure(argument, one)
        self._places.settle()
        for one in self.entries.of(self.value, "relations"):
            self._relation(one)

    def _named(self, name: str) -> list[tuple[str, Entry]]:
        """The objects of an object by their titles."""
        found = []
        for title, fields in object_of(self.value.get(name)).items():
            place = f"{name}[“{title[:80]}”]"
            if isinstance(fields, dict):
                found.append((title, Entry(place, fields)))
            else:
                self.entries.problems.append(f"{place} is not an object")
        return found

    def _take_sections(self) -> None:
        tops = self.entries.of(self.value, "sections", ("id",))
        waiting: list[tuple[Entry, Section | None]] = []
        waiting += [(one, None) for one in tops][::-1]
        while waiting:
            one, parent = waiting.pop()
            level = parent.level + 1 if parent is not None else 1
            made = Section(one.text("id"), level, one.text("title"), _number(one, "startLine"), parent=parent)
            (parent.children if parent is not None else self.model.sections).append(made)
            self._sections[made.id] = made
            below = self.entries.of(one.fields, "children", ("id",), f"{one.place}.")
            waiting += [(child, made) for child in below][::-1]

    def _fill(self, named: AnyNamed, one: Entry) -> AnyNamed:
        """What is said of a statement or an argument, and where."""
        named.has_own_title = UNTITLED.fullmatch(named.title) is None
        named.tags = _texts(one.fields.get("tags"))
        named.data = one.fields.get("data")
        named.section = self._sections.get(one.text("section"))
        seen: set[tuple[object, object]] = set()  # one place may be told twice, if arguments were taken apart
        for place in self.entries.of(one.fields, "members", prefix=f"{one.place}."):
            at = (_number(place, "startLine"), _number(place, "startColumn"))
            if at in seen and at != (0, 0):
                continue
            seen.add(at)
            named.members.append(self._member(place))
            is_top = place.fields.get("isTopLevel") is True or place.text("role") in list(Role)
            self._stand(named, place, is_top=is_top)
        return named

    def _stand(self, end: End, place: Entry, *, is_top: bool) -> None:
        line = _number(place, "startLine")
        last = max(line, _number(place, "endLine"))
        self._places.add(end, line, _number(place, "startColumn"), last, is_top=is_top)

    def _member(self, one: Entry) -> Member:
        ranges = self.entries.of(one.fields, "ranges", prefix=f"{one.place}.")
        return Member(
            line=_number(one, "startLine"),
            title=one.text("title"),
            text=one.text("text").strip(),
            is_reference=one.fields.get("isReference") is True,
            tags=_texts(one.fields.get("tags")),
            links=[entry.text("url") for entry in ranges if entry.text("type") == "link"],
            has_formatting=any(entry.text("type") in EMPHASIS for entry in ranges),
            data=one.fields.get("data"),
            section=self._sections.get(one.text("section")),
        )

    def _structure(self, argument: Argument, one: Entry) -> None:
        lines = self.entries.of(one.fields, "pcs", ("title",), f"{one.place}.")
        for place in lines:
            statement = self.model.statements.get(place.text("title"))
            if statement is None:
                self.entries.problems.append(f"{place.place} is no statement of the file")
                continue
            line = Line(statement, self._member(place))
            said = place.fields.get("inference")
            if isinstance(said, dict):
                line.inference = self._inference(argument, Entry(f"{place.place}.inference", said))
                line.role = Role.MAIN if place is lines[-1] else Role.INTERMEDIARY
                self._stand(line.inference, place, is_top=True)
            argument.lines.append(line)
        if argument.lines:
            self._end(argument, one)

    def _end(self, argument: Argument, one: Entry) -> None:
        """What follows from the last line of a structure, which must be a conclusion."""
        inference = argument.lines[-1].inference
        if inference is None:
            self.entries.problems.append(f"{one.place}.pcs ends in no conclusion")
            return
        self._places.stands_for(argument, argument.conclusion)
        self._places.stands_for(argument, inference)

    def _inference(self, argument: Argument, one: Entry) -> Inference:
        made = Inference(argument, _number(one, "startLine"), index=len(argument.lines))
        made.rules = _texts(one.fields.get("inferenceRules"))
        made.data = one.fields.get("data")
        self._stand(made, one, is_top=True)
        return made

    def _relation(self, one: Entry) -> None:
        kind = one.text("relationType")
        source, target = self._named_end(one, "from"), self._named_end(one, "to")
        if kind not in list(RelationKind):
            self.unknown_relations.append((kind, one.place))
        elif source is not None and target is not None:
            line = self._places.line(source, target)
            made = Relation(RelationKind(kind), source, target, source.line if line is None else line)
            self.model.relations.append(made)

    def _named_end(self, one: Entry, side: str) -> End | None:
        """What a relation comes from or leads to; None, and a problem, if it is nowhere."""
        title, end_type = one.text(side), one.text(f"{side}Type")
        found: End | None
        match end_type:
            case "equivalence-class":
                found = self.model.statements.get(title)
            case "argument":
                found = self.model.arguments.get(title)
            case "inference":
                found = self._inference_of(title, one.fields.get("conclusionIndex"))
            case _:
                found = None
        if found is None:
            self.entries.problems.append(f"{one.place}.{side} is no statement, argument or inference of the file")
        return found

    def _inference_of(self, title: str, index: object) -> Inference | None:
        argument = self.model.arguments.get(title)
        lines = argument.lines if argument is not None else []
        at = index if type(index) is int else len(lines) - 1
        return lines[at].inference if 0 <= at < len(lines) else None


def _number(one: Entry, name: str) -> int:
    """A line or a column; 0 where none is said."""
    found = one.fields.get(name)
    return found if type(found) is int and 0 < found < 10**9 else 0


def _texts(value: object) -> list[str]:
    found = [text_of(one) for one in value] if isinstance(value, list) else []
    return list(dict.fromkeys(one for one in found if one))
