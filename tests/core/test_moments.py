"""What a map was at each moment, and in what two states of it differ."""

from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest

from argmap.core import edits
from argmap.core.change import Change, Label, combined
from argmap.core.errors import BrokenReference, EditRefused
from argmap.core.history import Entry, EntryKind
from argmap.core.map_difference import Part, difference_of
from argmap.core.moments import Moment, beginning_of, change_between, difference, moments, records_at, way_back
from argmap.core.records import Kind, MapInfo, Node
from argmap.session import Session
from tests.core.any_edit import any_edit
from tests.core.builders import Build


def entry(number, time, kind=EntryKind.DO, label=Label.EDIT_TEXT, name=""):
    return Entry(number, kind, Change(label, ()), f"2026-11-02T{time}:00.000+00:00", name=name)


def numbers(found):
    return [moment.number for moment in found]


@pytest.fixture
def session():
    return Session([MapInfo("0" * 32, "A map")])


def write(session, *texts):
    for text in texts:
        session.commit(edits.add_claim(session.document, text))


def texts(records):
    return [one.text for one in records if isinstance(one, Node)]


def do_something(session, random):
    """Some edit, or an undo or a redo, which may come to nothing."""
    step = random.choice(("edit", "edit", "edit", "undo", "redo"))
    change = any_edit(session.document, random) if step == "edit" else getattr(session, step)()
    if step == "edit" and change:
        with suppress(EditRefused):
            session.commit(change)


@pytest.mark.parametrize("seed", range(5))
def test_every_moment_of_random_edits_undos_and_redos_is_what_the_map_was(seed):
    session, random = Session(Build().document.records()), Random(seed)
    was = {0: set(session.document.records())}
    for _ in range(80):
        do_something(session, random)
        was[session.history.next_number - 1] = set(session.document.records())
    entries, now = session.history.entries(), list(session.document.records())
    assert len(was) > 40

    assert {number: set(records_at(now, entries, number)) for number in was} == was


def test_a_moment_is_known_although_the_oldest_changes_are_gone(session):
    write(session, "One", "Two", "Three", "Four")
    kept = session.history.entries()[2:]

    assert texts(records_at(session.document.records(), kept, 3)) == ["One", "Two", "Three"]
    assert numbers(moments(kept)) == [4, 2]


def test_the_way_from_one_moment_to_another_leads_back_as_well(session):
    write(session, "One", "Two", "Three")
    entries = session.history.entries()

    assert change_between(entries, 1, 3) == change_between(entries, 3, 1).inverse()
    assert [node.text for node in change_between(entries, 1, 3).added(Node)] == ["Two", "Three"]


def test_going_back_is_one_change_that_undo_takes_back(session):
    write(session, "One", "Two", "Three")
    before = set(session.document.records())

    session.commit(way_back(session.history.entries(), 1))
    assert texts(session.document.records()) == ["One"]
    assert session.undo_label is Label.RESTORE

    session.undo()
    assert set(session.document.records()) == before


def test_what_comes_and_goes_between_two_moments_is_no_difference(session):
    write(session, "One")
    session.undo()

    assert not change_between(session.history.entries(), 0, 2)


def test_several_changes_are_combined_into_the_one_that_does_the_same():
    build = Build()
    build.do(edits.add_claim(build.document, "One", new_id=build.new_id))
    build.do(edits.edit_text(build.document, build.id("One"), "Uno"))

    (pair,) = combined(Label.RESTORE, build.changes).pairs

    assert pair == (None, build.node("Uno"))


def test_a_stretch_of_work_ends_with_a_pause_and_after_half_an_hour():
    entries = [entry(1, "10:00"), entry(2, "10:01"), entry(3, "10:20")]
    assert numbers(moments(entries)) == [3, 2, 0]

    steady = [entry(number, f"11:{number:02}") for number in range(1, 59)]
    assert numbers(moments(steady)) == [58, 30, 0]


def test_a_named_version_stands_for_the_change_before_it():
    entries = [entry(1, "10:00"), entry(2, "10:01", EntryKind.MARK, Label.NAME_VERSION, "Draft"), entry(3, "10:02")]

    assert [(moment.number, moment.name) for moment in moments(entries)] == [(3, ""), (2, "Draft"), (0, "")]


def test_what_stood_before_a_version_was_restored_is_a_moment():
    entries = [entry(1, "10:00"), entry(2, "10:01"), entry(3, "10:02", label=Label.RESTORE), entry(4, "10:03")]

    assert numbers(moments(entries)) == [4, 2, 0]


def test_a_history_with_times_in_no_form_of_ours_has_moments_all_the_same():
    strange = [replace(entry(number, "10:00"), time="then") for number in (1, 2)]

    assert moments(strange) == [Moment(2, "then"), Moment(0)]


def test_a_map_without_history_has_no_moments():
    assert moments([]) == []


def test_the_difference_of_two_sets_of_records_leads_from_one_to_the_other(session):
    write(session, "One", "Two")
    before = list(session.document.records())
    session.commit(edits.edit_text(session.document, next(iter(session.document.all(Node))).id, "Uno"))
    write(session, "Three")

    assert set(difference(before, session.document.records()).pairs) == set(
        change_between(session.history.entries(), 2, 4).pairs
    )
    assert not difference(before, before)


def test_a_difference_is_told_by_cards_added_changed_removed_and_moved():
    build = Build()
    for text in ("Claim", "Other"):
        build.do(edits.add_claim(build.document, text, new_id=build.new_id))
    build.do(edits.add_reason(build.document, build.id("Claim"), "Reason", new_id=build.new_id))
    before = list(build.document.records())
    build.do(edits.edit_text(build.document, build.id("Claim"), "The claim"))
    build.do(edits.turn(build.document, build.step("Reason").id))
    build.do(edits.delete_branch(build.document, [build.place_id("Other")]))
    build.do(edits.add_claim(build.document, "New", new_id=build.new_id))

    found = difference_of(difference(before, build.document.records()))

    assert found.counts == {Part.ADDED: 1, Part.CHANGED: 1, Part.REMOVED: 1, Part.STEPS: 1}
    assert found.texts == ("New", "The claim", "Other")


def test_a_card_that_stands_elsewhere_is_told_of_as_moved():
    build = Build()
    for text in ("Claim", "Other"):
        build.do(edits.add_claim(build.document, text, new_id=build.new_id))
    change = edits.to_tray(build.document, [build.place_id("Other")])

    assert difference_of(change).counts == {Part.MOVED: 1}


def test_a_name_of_a_version_is_one_line_of_bearable_length(session):
    session.name_version("  Draft\nfor \0 Monday ")
    assert session.history.entries()[-1].name == "Draft for Monday"

    for name in (" \n", "x" * 2_001):
        with pytest.raises(EditRefused, match="The name of a version has 1 to 2,000 characters"):
            session.name_version(name)


def test_a_map_for_reading_only_takes_no_name(session):
    session.is_read_only = True

    with pytest.raises(EditRefused, match="open for reading only"):
        session.name_version("Draft")


def test_naming_a_version_is_nothing_to_undo(session):
    write(session, "One")
    session.name_version("Draft")

    assert session.undo_label is Label.ADD_CLAIM


def test_a_map_whose_history_is_made_up_began_as_it_is():
    build = Build()
    lie = Node("f" * 32, Kind.CLAIM, "Never here")
    made_up = Entry(1, EntryKind.DO, Change(Label.EDIT_TEXT, ((lie, replace(lie, text="x")),)), "t")

    assert list(beginning_of(list(build.document.records()), [made_up]).records()) == list(build.document.records())


def test_a_history_that_leads_to_no_map_leads_nowhere(session):
    made_up = Entry(1, EntryKind.DO, Change(Label.EDIT_MAP, ((None, session.document.info),)), "")

    with pytest.raises(BrokenReference):
        records_at(session.document.records(), [made_up], 0)
    assert beginning_of(list(session.document.records()), [made_up]).info == session.document.info
