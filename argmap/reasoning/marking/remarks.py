"""A mark as comments on the student's own map: a card's points on the card, what is missing on the one above it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from argmap.core.ids import NewId, new_id
from argmap.core.origins import of_its_own
from argmap.core.records import Comment, Record, RecordId
from argmap.core.saying import Say
from argmap.core.stopping import Check, unchecked, with_checks
from argmap.core.tree import Tree
from argmap.reasoning.exercises.tries import Tries, sum_of, tries_of
from argmap.reasoning.exercises.words import tries_sentence
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


class Remark(NamedTuple):
    """A card of the hand-in, what is said of it, and whether there is nothing to be done about it."""

    node_id: RecordId
    text: str
    is_fine: bool = False


def annotated(
    hand_in: Tree,
    key: Tree,
    mark: MapMark,
    rubric: Rubric,
    created: datetime,
    new_id: NewId = new_id,
    check: Check = unchecked,
) -> list[Record]:
    """The records of a copy of the hand-in with the mark as comments; a map of its own that names its origin.

    Comments on cards that got all their points are resolved, so that the open ones are those to be read; each is a
    moment younger than the one before, so that they are read in this order. `created` is in UTC. `check` is called
    before each, and may raise to end it.
    """
    said = [
        Comment(new_id(), one.node_id, None, rubric.author, one.text, _after(created, number), one.is_fine)
        for number, one in enumerate(with_checks(remarks(hand_in, key, mark), check))
    ]
    return [*(of_its_own(one, new_id) for one in hand_in.document.records()), *said]


def remarks(hand_in: Tree, key: Tree, mark: MapMark) -> Iterator[Remark]:
    """All that is said on the cards of a hand-in, the sum first; nothing of a map without cards."""
    order = reading_order(hand_in)
    if not order:
        return
    main = hand_in.main_claim()
    top = main.node_id if main is not None else order[0]
    telling, tries = Telling(key, hand_in), tries_of(hand_in.document)
    say = telling.say
    total = total_sentence(mark, key.document.info.title, say)
    yield Remark(top, f"{total}\n{tries_sentence(sum_of(tries), say)}" if tries else total)
    for one in mark.cards:
        if one.hand_id is not None:
            lines = [*card_lines(one, telling), *_tried(tries, one.hand_id, say)]
            yield Remark(one.hand_id, "\n".join(lines), one.gained == one.of)
        else:
            yield Remark(one.near_id or top, missing_sentence(one, telling), one.is_optional)
    cost = mark.extra_cost / len(mark.extra_ids) if mark.extra_ids else 0.0
    yield from (Remark(node_id, extra_sentence(cost, say), not cost) for node_id in mark.extra_ids)


def _tried(tries: Tries, node_id: RecordId, say: Say) -> Iterator[str]:
    """How often it was asked about, if that was more than once."""
    count, _ = tries.get(node_id, (0, ""))
    if count > 1:
        yield tries_sentence(count, say)


def _after(moment: datetime, number: int) -> str:
    return (moment + timedelta(microseconds=number)).isoformat(timespec="microseconds")
