"""A mark as comments on the student's own map: a card's points on the card, what is missing on the one above it."""

from collections.abc import Iterator

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.ids import NewId, new_id
from argmap.core.origins import of_its_own
from argmap.core.records import Record, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.marking.marks import MapMark
from argmap.reasoning.marking.rubric import Rubric
from argmap.reasoning.marking.sentences import (
    Telling,
    card_lines,
    extra_sentence,
    missing_sentence,
    total_sentence,
)
from argmap.reasoning.matching.nodes import reading_order

Remark = tuple[RecordId, str]
"""A card of the hand-in, and what is said of it."""


def annotated(
    hand_in: Tree, key: Tree, mark: MapMark, rubric: Rubric, created: str, new_id: NewId = new_id
) -> list[Record]:
    """The records of a copy of the hand-in with the mark as comments; a map of its own that names its origin."""
    copy = Document(of_its_own(one, new_id) for one in hand_in.document.records())
    for node_id, text in remarks(hand_in, key, mark, rubric):
        copy.apply(edits.comment(copy, node_id, text, rubric.author, created, new_id))
    return list(copy.records())


def remarks(hand_in: Tree, key: Tree, mark: MapMark, rubric: Rubric) -> Iterator[Remark]:
    """All that is said on the cards of a hand-in, the sum first; nothing of a map without cards."""
    order = reading_order(hand_in)
    if not order:
        return
    main = hand_in.main_claim()
    top = main.node_id if main is not None else order[0]
    telling = Telling(key, hand_in)
    yield top, total_sentence(mark, key.document.info.title)
    for one in mark.cards:
        if one.hand_id is not None:
            yield one.hand_id, "\n".join(card_lines(one, telling))
        else:
            yield one.near_id or top, missing_sentence(one, telling)
    cost = mark.extra_cost / len(mark.extra_ids) if mark.extra_ids else 0.0
    yield from ((node_id, extra_sentence(cost)) for node_id in mark.extra_ids)
