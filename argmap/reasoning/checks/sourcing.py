"""What a card rests on: one source only, or one that nobody stands for."""

from collections.abc import Iterator

from argmap.core.graph import passages_of, steps_onto
from argmap.core.records import Kind, Polarity, RecordId, Source, SourceText
from argmap.core.tree import Tree
from argmap.reasoning.checks.points import Check, OpenPoint
from argmap.reasoning.checks.survey import place_id_of

UNVERIFIED = ("unverified", "machine-written", "machine written")
"""How the kind of evidence, or the reliability of a source, begins that says: nobody stands for it."""

ENOUGH = 2  # pieces of evidence, below which it says nothing that they come from one source


def one_source_only(tree: Tree, node_id: RecordId) -> Iterator[OpenPoint]:
    """A card whose evidence, two pieces or more right below it in support, all lies in one source."""
    found = [_source_ids(tree, one) for one in _evidence_for(tree, node_id)]
    if len(found) >= ENOUGH and all(found) and len(set().union(*found)) == 1:
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


def _evidence_for(tree: Tree, node_id: RecordId) -> list[RecordId]:
    steps = [step for step in steps_onto(tree.document, node_id) if step.polarity is Polarity.SUPPORTS]
    node_ids = dict.fromkeys(place.node_id for step in steps for place in tree.premises(step.id))
    return [one for one in node_ids if tree.node(one).kind is Kind.EVIDENCE]


def _source_ids(tree: Tree, node_id: RecordId) -> set[RecordId]:
    """The sources in which the passages of a card lie; what was only quoted lies in none."""
    texts = {passage.source_text_id or "" for _, passage in passages_of(tree.document, node_id)}
    found = [tree.document.find(SourceText, text_id) for text_id in texts]
    return {text.source_id for text in found if text is not None}


def _is_unverified(words: str) -> bool:
    return words.strip().casefold().startswith(UNVERIFIED)
