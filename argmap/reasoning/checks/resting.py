"""Which cards rest on one source alone, with all that lies below them: kept true change by change."""

from collections.abc import Iterator
from functools import cache

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Inference, Node, Passage, PassageLink, Premise, RecordId, SourceText
from argmap.core.tree import Tree

ENOUGH = 3  # cards with passages below a card, fewer of which say nothing
MOST = 500
"""Of a map with more passages it is not asked: to look at all of them takes longer than a key press may."""

MOVING = (Inference, Premise, Passage, PassageLink, SourceText)


class Resting:
    """The cards below which three or more have passages, all in one source; of several on one way the highest."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._found: frozenset[RecordId] | None = None

    @property
    def node_ids(self) -> frozenset[RecordId]:
        """The cards, found when they are first asked for."""
        if self._found is None:
            self._found = _on_one_source(self._tree)
        return self._found

    def update(self, change: Change) -> frozenset[RecordId]:
        """Follow a change that the tree has taken; the cards that rest otherwise now than before."""
        if self._found is None or not _moves_passages(change):
            return frozenset()
        before, self._found = self._found, None
        return before ^ self.node_ids


def _on_one_source(tree: Tree) -> frozenset[RecordId]:
    if not ENOUGH <= tree.document.count(PassageLink) <= MOST:
        return frozenset()

    @cache
    def above(node_id: RecordId) -> tuple[RecordId, ...]:
        return tuple(_above(tree, node_id))

    counts: dict[RecordId, int] = {}
    sources: dict[RecordId, set[RecordId]] = {}
    for node_id, found in _sources_of_cards(tree.document).items():
        for one in above(node_id):
            counts[one] = counts.get(one, 0) + 1
            sources.setdefault(one, set()).update(found)
    single = {one for one, count in counts.items() if count >= ENOUGH and len(sources[one]) == 1}
    return frozenset(one for one in single if single.isdisjoint(above(one)))


def _above(tree: Tree, node_id: RecordId) -> Iterator[RecordId]:
    """The cards on the way from a card to its root, without itself."""
    seen, place = {node_id}, tree.full_place(node_id)
    while place is not None and (one := tree.above(place)) is not None and one not in seen:
        yield one
        seen.add(one)
        place = tree.full_place(one)


def _sources_of_cards(document: Document) -> dict[RecordId, set[RecordId]]:
    """The sources in which the passages of each card lie; what was only quoted lies in none."""
    found: dict[RecordId, set[RecordId]] = {}
    for link in document.all(PassageLink):
        passage = document.find(Passage, link.passage_id)
        text = document.find(SourceText, passage.source_text_id or "") if passage is not None else None
        if link.node_id is not None and text is not None:
            found.setdefault(link.node_id, set()).add(text.source_id)
    return found


def _moves_passages(change: Change) -> bool:
    """Whether a change may alter what lies below a card, or in which source: another wording does not."""
    is_moved = any(
        not (before and after and before.order_key == after.order_key) for before, after in change.records(Node)
    )
    return is_moved or change.has(*MOVING)
