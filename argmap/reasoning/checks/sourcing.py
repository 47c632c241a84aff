"""What a card rests on: one source only, or one that nobody stands for."""

from collections.abc import Iterator

from argmap.core.graph import passages_of
from argmap.core.records import Kind, RecordId, Source, SourceText
from argmap.core.tree import Tree
from argmap.reasoning.checks.points import Check, OpenPoint
from argmap.reasoning.checks.survey import Survey, place_id_of

UNVERIFIED = ("unverified", "machine-written", "machine written")
"""How the kind of evidence, or the reliability of a source, begins that says: nobody stands for it."""


def one_source_only(tree: Tree, node_id: RecordId, survey: Survey) -> Iterator[OpenPoint]:
    """A card below which three or more have passages, all in one source; of several on one way the highest."""
    if node_id in survey.resting.node_ids:
        yield OpenPoint(Check.ONE_SOURCE_ONLY, place_id_of(tree, node_id), node_id)


def unverified_source(tree: Tree, node_id: RecordId) -> Iterator[OpenPoint]:
    """Evidence that calls itself unverified, or all of whose passages lie in sources of which that is said."""
    node = tree.node(node_id)
    if node.kind is not Kind.EVIDENCE:
        return
    sources = [tree.document.find(Source, source_id) for source_id in _source_ids(tree, node_id)]
    is_doubtful = bool(sources) and all(one is not None and _is_unverified(one.reliability) for one in sources)
    if _is_unverified(node.basis) or is_doubtful:
        yield OpenPoint(Check.UNVERIFIED_SOURCE, place_id_of(tree, node_id), node_id)


def _source_ids(tree: Tree, node_id: RecordId) -> set[RecordId]:
    """The sources in which the passages of a card lie; what was only quoted lies in none."""
    texts = {passage.source_text_id or "" for _, passage in passages_of(tree.document, node_id)}
    found = [tree.document.find(SourceText, text_id) for text_id in texts]
    return {text.source_id for text in found if text is not None}


def _is_unverified(words: str) -> bool:
    return words.strip().casefold().startswith(UNVERIFIED)
