"""What a file asks of its model in its front matter: other groups than its headings, an argument for each inference."""

from dataclasses import replace

from argmap.formats.argdown.model import Argdown, Argument, Json, Line, Role, Section

DEPTH = 100


def apply_options(model: Argdown) -> None:
    """Regroups and takes apart, if the front matter says so."""
    groups = _said(model.front_matter, "group", "regroup")
    if isinstance(groups, list):
        _regroup(model, groups)
    if _said(model.front_matter, "model", "explodeArguments"):
        _take_apart(model)


def _said(front_matter: Json, name: str, option: str) -> Json:
    found = front_matter.get(name) if isinstance(front_matter, dict) else None
    return found.get(option) if isinstance(found, dict) else None


def _regroup(model: Argdown, groups: list[Json]) -> None:
    """Sections by list instead of by heading; what is in none has none."""
    for named in (*model.statements.values(), *model.arguments.values()):
        named.section = None
    model.sections = []
    waiting: list[tuple[Json, Section | None, int]] = []
    waiting += [(one, None, number) for number, one in enumerate(groups)][::-1]
    while waiting:
        group, parent, number = waiting.pop()
        level = parent.level + 1 if parent is not None else 1
        if not isinstance(group, dict) or level > DEPTH:
            continue
        tags = [tag for tag in _list(group, "tags") if isinstance(tag, str)]
        made = Section(f"s{number}", level, str(group.get("title") or ""), 1, tags, parent=parent)
        (parent.children if parent is not None else model.sections).append(made)
        _gather(model, group, made)
        below = [(one, made, number + 1 + index) for index, one in enumerate(_list(group, "children"))]
        waiting += below[::-1]


def _gather(model: Argdown, group: Json, into: Section) -> None:
    for title in _list(group, "statements"):
        if isinstance(title, str) and title in model.statements:
            model.statements[title].section = into
    for title in _list(group, "arguments"):
        if isinstance(title, str) and title in model.arguments:
            model.arguments[title].section = into


def _list(group: Json, name: str) -> list[Json]:
    found = group.get(name)
    return found if isinstance(found, list) else []


def premises_of(argument: Argument, index: int) -> list[Line]:
    """What an inference rests on: what its data or its conclusion's name by number, else all since the last conclusion.

    That conclusion belongs to it.
    """
    line = argument.lines[index]
    inference = line.inference.data if line.inference is not None else None
    for data in (inference, line.member.data):
        uses = (data.get("uses") or data.get("from")) if isinstance(data, dict) else None
        if isinstance(uses, list) and all(type(one) is int and 0 < one <= len(argument.lines) for one in uses):
            return [argument.lines[one - 1] for one in uses]
    begin = next((at for at in range(index - 1, -1, -1) if argument.lines[at].inference is not None), 0)
    return argument.lines[begin:index]


def _take_apart(model: Argdown) -> None:
    """An argument for each inference of those that have several."""
    for argument in list(model.arguments.values()):
        steps = [at for at, line in enumerate(argument.lines) if line.inference is not None]
        if len(steps) < 2:
            continue
        del model.arguments[argument.title]
        for number, at in enumerate(steps, 1):
            lines = [replace(one, role=Role.PREMISE) for one in premises_of(argument, at)]
            lines.append(replace(argument.lines[at], role=Role.MAIN))
            title = f"{argument.title} - {number}"
            made = model.arguments[title] = replace(argument, title=title, lines=lines)
        for relation in model.relations:
            relation.source = made if relation.source is argument else relation.source
            relation.target = made if relation.target is argument else relation.target
