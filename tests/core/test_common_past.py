"""The map that two copies come from, read off their histories."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from argmap.core import edits
from argmap.core.handing import handed_in, sent_copy
from argmap.core.ids import new_id
from argmap.core.merging.common_past import Past, common_past
from argmap.core.records import Comment, MapInfo, Node, Record
from argmap.session import Session
from tests.core.any_edit import any_edit
from tests.core.builders import small_map

ENDS = ["Anna’s claim", "Ben’s claim"]


def a_session(records: list[Record] | None = None) -> Session:
    return Session(records if records is not None else list(small_map().document.records()))


def past(session: Session) -> Past:
    return Past(list(session.document.records()), session.history.entries())


def copy_of(session: Session) -> Session:
    """A copy of its file, with the history so far."""
    return Session(session.document.records(), session.history.entries())


def claim(session: Session, text: str) -> None:
    session.commit(edits.add_claim(session.document, text, new_id=new_id))


def texts(records: list[Record] | None) -> set[str]:
    return {one.text for one in records or () if isinstance(one, Node)}


def both_ways(one: Session, other: Session) -> list[set[str]]:
    """The cards of what both were, asked both ways."""
    return [texts(common_past(past(one), past(other))), texts(common_past(past(other), past(one)))]


def parted(copy: Callable[[Session], Session]) -> tuple[Session, Session, set[str]]:
    """Two maps that went on apart, and the cards that they had before."""
    one = a_session()
    claim(one, "before")
    before = texts(list(one.document.records()))
    other = copy(one)
    claim(one, ENDS[0])
    claim(other, ENDS[1])
    return one, other, before


def test_of_two_copies_of_one_file_it_is_what_stood_after_the_last_entry_that_both_have() -> None:
    one, other, before = parted(copy_of)
    one.undo()

    assert both_ways(one, other) == [before, before]


def test_of_a_copy_that_was_given_away_it_is_what_that_began_with() -> None:
    def sent(session: Session) -> Session:
        kept = sent_copy(session.document.records(), notes=False, remarks=False, author=False)
        return a_session([replace(one, id="c" * 32) if isinstance(one, MapInfo) else one for one in kept])

    one, other, before = parted(sent)

    assert both_ways(one, other) == [before, before]


def test_what_stayed_behind_when_it_was_given_away_is_not_taken_for_removed() -> None:
    one = a_session()
    node_id = next(iter(one.document.all(Node))).id
    one.commit(edits.edit_field(one.document, one.tree.node(node_id), notes="Private."))
    other = a_session(sent_copy(one.document.records(), notes=False, remarks=False, author=False))
    claim(other, "later")

    found = common_past(past(one), past(other)) or []

    assert [record.notes for record in found if record.id == node_id and isinstance(record, Node)] == [""]


def test_a_hand_in_says_nothing_of_what_it_was_before() -> None:
    one, student = a_session(), a_session()
    claim(student, "mine")
    handed = a_session(handed_in(student.document.records(), "Mia", new_id))

    assert both_ways(one, handed) == [set(), set()]


def test_a_remark_that_only_one_of_them_has_was_not_there_before() -> None:
    one = a_session()
    node_id = next(iter(one.document.all(Node))).id
    remark = Comment("d" * 32, node_id, None, "Mia", "Why?", "2026-01-01T10:00:00+00:00")
    handed = a_session([*one.document.records(), remark])

    assert common_past(past(one), past(handed)) == common_past(past(handed), past(one)) == list(one.document.records())


def test_maps_of_which_none_was_ever_the_other_have_no_past_in_common() -> None:
    one, other = a_session(), a_session()
    one.commit(edits.add_claim(one.document, "one", new_id=new_id))
    one = a_session(list(one.document.records()))
    claim(other, "other")
    other = a_session(list(other.document.records()))

    assert both_ways(one, other) == [set(), set()]
    assert both_ways(one, a_session([MapInfo(id="e" * 32)])) == [set(), set()]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_done_before_and_after_the_parting_what_stood_then_is_found(seed: int) -> None:
    random, one = Random(seed), a_session()
    work(one, random, 20)
    before = {(type(record), record.id): record for record in one.document.records()}
    other = copy_of(one) if seed % 2 else a_session(list(one.document.records()))
    work(one, random, 15)
    work(other, random, 15)

    for found in (common_past(past(one), past(other)), common_past(past(other), past(one))):
        assert found is not None
        assert {(type(record), record.id): record for record in found} == before


def work(session: Session, random: Random, times: int) -> None:
    """Some edits, some of them undone or made again."""
    for _ in range(times):
        change = any_edit(session.document, random)
        if change is not None:
            session.commit(change)
        if random.random() < 0.2:
            session.undo()
        if random.random() < 0.1:
            session.redo()
