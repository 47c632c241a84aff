"""Collects what the parser reads into the model: titles, members, roles, and the relations between them."""

from typing import cast

from argmap.formats.argdown.model import (
    Argdown,
    Argument,
    End,
    Inference,
    Json,
    Line,
    Member,
    Relation,
    RelationKind,
    Role,
    Section,
    Statement,
)

KINDS = {
    "+": RelationKind.SUPPORT,
    "<+": RelationKind.SUPPORT,
    "+>": RelationKind.SUPPORT,
    "-": RelationKind.ATTACK,
    "<-": RelationKind.ATTACK,
    "->": RelationKind.ATTACK,
    "><": RelationKind.CONTRADICTORY,
    "_": RelationKind.UNDERCUT,
    "<_": RelationKind.UNDERCUT,
    "_>": RelationKind.UNDERCUT,
}
FROM_PARENT = frozenset({"+>", "->", "><", "_>"})
Key = tuple[RelationKind, int, int]


class ModelBuilder:
    """Is told what the parser comes by, in order; `model` is what has been read so far."""

    def __init__(self) -> None:
        self.model = Argdown()
        self._section: Section | None = None
        self._untitled = 0
        self._sections = 0
        self._known: set[Key] = set()
        self._inference: Inference | None = None

    def section(self, level: int, heading: Member) -> None:
        self._sections += 1
        title = heading.text.strip()
        made = Section(f"s{self._sections}", level, title, heading.line, heading.tags, heading.data)
        above = self._section
        while above is not None and above.level >= level:
            above = above.parent
        made.parent = above
        (above.children if above is not None else self.model.sections).append(made)
        self._section = made

    def named(self, member: Member) -> Statement | Argument:
        """The statement or argument of a place, which gets a title if it has none."""
        is_titled = bool(member.title)
        if not is_titled:
            member.title = self._next_title()
        if member.is_argument:
            return self._argument(member.title, is_titled)
        return self._statement(member.title, is_titled)

    def _next_title(self) -> str:
        self._untitled += 1
        return f"Untitled {self._untitled}"

    def _statement(self, title: str, is_titled: bool) -> Statement:
        found = self.model.statements.get(title)
        return found if found is not None else self.model.statements.setdefault(title, Statement(title, is_titled))

    def _argument(self, title: str, is_titled: bool) -> Argument:
        found = self.model.arguments.get(title)
        return found if found is not None else self.model.arguments.setdefault(title, Argument(title, is_titled))

    def close(self, member: Member) -> Statement | Argument:
        """A place of which all has been read, with what stands below it."""
        named = self.named(member)
        member.section = self._section
        named.members.append(member)
        named.tags += [tag for tag in member.tags if tag not in named.tags]
        if member.data is not None:
            named.data = merged(named.data, member.data)
        wish = member.data.get("isInGroup") if isinstance(member.data, dict) else None
        if wish is True or (not member.is_reference and wish is None and named.section is None):
            named.section = self._section
        return named

    def relate(self, symbol: str, parent: End, member: Member, line: int) -> None:
        """A relation of that sign between what it stands under and what stands behind it."""
        kind = KINDS[symbol]
        child = self.named(member)
        if kind is RelationKind.UNDERCUT and symbol not in FROM_PARENT and isinstance(parent, Statement):
            parent = self._inference or parent
        source, target = (parent, child) if symbol in FROM_PARENT else (child, parent)
        keys = {(kind, id(source), id(target))}
        if kind is RelationKind.CONTRADICTORY:
            keys.add((kind, id(target), id(source)))
        if not keys & self._known:
            self._known.add((kind, id(source), id(target)))
            self.model.relations.append(Relation(kind, source, target, line))

    def structure(self, before: Member | None) -> Argument | None:
        """The argument of a premise-conclusion structure that follows this place, or None if it has one already."""
        if before is not None and before.is_argument:
            argument = self._argument(before.title, True)
        else:
            argument = self._argument(self._next_title(), False)
        if self._section is not None:
            argument.section = self._section
        return argument if not argument.lines else None

    def inference(self, argument: Argument, line: int) -> Inference:
        """The step to the next statement; doubts under that and the following statements are on it."""
        self._inference = Inference(argument, line)
        return self._inference

    def line(self, argument: Argument, member: Member, inference: Inference | None) -> None:
        """The next statement of a structure."""
        found = Line(cast(Statement, self.named(member)), member)
        if inference is not None:
            found.role, found.inference = Role.INTERMEDIARY, inference
            inference.index = len(argument.lines)
        argument.lines.append(found)

    def end_structure(self, argument: Argument) -> None:
        argument.lines[-1].role = Role.MAIN
        self._inference = None


def merged(old: Json, new: Json) -> Json:
    """Data said twice as one: objects field by field, lists entry by entry, else the later."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {name: merged(old.get(name), value) for name, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        return [merged(a, b) for a, b in zip(old, new, strict=False)] + (new[len(old) :] or old[len(new) :])
    return new
