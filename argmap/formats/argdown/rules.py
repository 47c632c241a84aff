"""What follows for the relations once all is read: those of arguments with premises, and the strict reading."""

from argmap.formats.argdown.content import Options
from argmap.formats.argdown.model import (
    SYMMETRIC,
    Argdown,
    Argument,
    Inference,
    Relation,
    RelationKind,
    Role,
    Statement,
)

Key = tuple[RelationKind, int, int]


def apply_rules(model: Argdown, options: Options) -> None:
    """Moves, renames and drops relations as the reference does when it makes its model."""
    for named in (*model.statements.values(), *model.arguments.values()):
        if named.section is None and named.members:
            named.section = named.members[0].section
    if options.moves_relations:
        model.relations = _moved(model.relations)
    if options.is_strict:
        model.relations = _strict(model.relations)
    model.relations = _without_redundant(model.relations)


def _key(one: Relation) -> Key:
    return one.kind, id(one.source), id(one.target)


def _moved(relations: list[Relation]) -> list[Relation]:
    """From an argument with a conclusion to that conclusion; a doubt on such an argument to its last inference."""
    known = {_key(one) for one in relations}
    kept: list[Relation] = []
    for one in relations:
        source, target = one.source, one.target
        if isinstance(source, Argument) and source.lines:
            one.source = source.conclusion
        inference = target.lines[-1].inference if isinstance(target, Argument) and target.lines else None
        if one.kind is RelationKind.UNDERCUT and inference is not None:
            one.target = inference
        is_moved = one.source is not source or one.target is not target
        if is_moved and (one.source is one.target or _key(one) in known):
            continue
        known.add(_key(one))
        kept.append(one)
    return kept


def _strict(relations: list[Relation]) -> list[Relation]:
    """Between statements support is entailment, and attack a contrary, which is the same in both directions."""
    contraries: set[tuple[int, int]] = set()
    kept: list[Relation] = []
    for one in relations:
        if isinstance(one.source, Statement) and isinstance(one.target, Statement):
            pair = (id(one.source), id(one.target))
            if one.kind is RelationKind.SUPPORT:
                one.kind = RelationKind.ENTAILS
            elif one.kind is RelationKind.ATTACK:
                if pair in contraries:
                    continue
                contraries |= {pair, pair[::-1]}
                one.kind = RelationKind.CONTRARY
        kept.append(one)
    return kept


def _without_redundant(relations: list[Relation]) -> list[Relation]:
    """Without attacks by a statement on an argument one of whose premises it attacks anyway."""
    attacked: dict[int, set[int]] = {}
    for one in relations:
        if isinstance(one.source, Statement) and isinstance(one.target, Statement):
            if one.kind in SYMMETRIC or one.kind is RelationKind.ATTACK:
                attacked.setdefault(id(one.source), set()).add(id(one.target))
            if one.kind in SYMMETRIC:
                attacked.setdefault(id(one.target), set()).add(id(one.source))
    return [one for one in relations if not _is_redundant(one, attacked)]


def _is_redundant(one: Relation, attacked: dict[int, set[int]]) -> bool:
    source, target = one.source, one.target
    if one.kind is not RelationKind.ATTACK or not isinstance(source, Statement) or not isinstance(target, Argument):
        return False
    found = attacked.get(id(source), set())
    return any(line.role is Role.PREMISE and id(line.statement) in found for line in target.lines)


def title_of(end: Statement | Argument | Inference) -> str:
    return end.argument.title if isinstance(end, Inference) else end.title
