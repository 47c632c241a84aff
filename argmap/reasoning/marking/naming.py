"""The cards of a key that a rubric names: by their id, or by their text but for signs and capitals."""

from collections.abc import Iterable, Mapping, Sequence

from argmap.core.records import Node, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.marking.rubric import BrokenRubric, Rubric
from argmap.reasoning.matching.likeness import plain_words
from argmap.reasoning.matching.nodes import reading_order

OPTIONAL = "optional"  # the tag of a card that may be missing


def optional_ids(key: Tree, rubric: Rubric) -> frozenset[RecordId]:
    """The cards of a key that may be missing: by their tag, or by the rubric."""
    names = {called for name in rubric.optional for called in _called(name)}
    return frozenset(node.id for node in _nodes(key) if _is_tagged(node) or _names_of(node) & names)


def wordings_of(key: Tree, rubric: Rubric) -> Mapping[RecordId, Sequence[str]]:
    """The other words that the rubric lets cards of a key have."""
    given = {called: texts for name, texts in rubric.wordings.items() for called in _called(name)}
    found = ((node.id, [text for name in _names_of(node) for text in given.get(name, ())]) for node in _nodes(key))
    return {node_id: texts for node_id, texts in found if texts}


def refuse_unknown(keys: Iterable[Tree], rubric: Rubric) -> None:
    """Raises `BrokenRubric` for a card that the rubric names and no key has."""
    known = {name for key in keys for node in _nodes(key) for name in _names_of(node)}
    for name in (*rubric.optional, *rubric.wordings):
        if known.isdisjoint(_called(name)):
            raise BrokenRubric(f"The rubric names a card that no key has: “{name}”.")


def _nodes(key: Tree) -> list[Node]:
    return [key.node(node_id) for node_id in reading_order(key)]


def _is_tagged(node: Node) -> bool:
    return OPTIONAL in (tag.strip().lower() for tag in node.tags)


def _called(name: str) -> set[str]:
    return {name, plain_words(name)}


def _names_of(node: Node) -> set[str]:
    return {node.id, plain_words(node.text)}
