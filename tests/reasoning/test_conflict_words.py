"""The conflicts of a merge in words."""

import re

import pytest

from argmap.core import edits
from argmap.core.ids import new_id
from argmap.core.merging import Choice, Choose, both
from argmap.core.records import Polarity, Source
from argmap.reasoning.conflict_words import Telling, conflict_sentence
from tests.core.builders import TEXT, Build, small_map
from tests.core.two_sides import Edit, add, choosing, delete, done, field, merged_of, text, tray, under, with_source


def said(a: list[Edit], b: list[Edit], choose: Choose = both, base: Build | None = None) -> list[str]:
    """The sentences about a merge of what Anna and Ben did to a map."""
    base = base or small_map()
    anna, ben = done(base, a), done(base, b)
    found, conflicts = merged_of(base, anna, ben, choose)
    maps = tuple(build.document for build in (base, anna, ben, found))
    return [conflict_sentence(conflict, Telling(maps, "Anna", "Ben")) for conflict in conflicts]


def polarity(value: Polarity) -> Edit:
    return lambda build: edits.set_polarity(build.document, build.step("reason").id, value)


def into(card: str, other: str) -> Edit:
    """Make a card a joint reason with another."""
    return lambda build: edits.move_together(
        build.document, [build.place_id(card)], build.step(other).id, new_id=new_id
    )


def test_two_texts_are_told_with_what_became_of_them() -> None:
    sides = [text("reason", "one")], [text("reason", "two")]

    assert said(*sides) == ["The text of “reason”: Anna says “one”, Ben says “two”; both stand there now."]
    assert said(*sides, choosing(Choice.B)) == ["The text of “reason”: Anna says “one”, Ben says “two”; as in Ben now."]


def test_long_texts_that_begin_alike_are_told_from_where_they_differ() -> None:
    start = "The same beginning " * 5

    (told,) = said([text("reason", f"{start}ends here")], [text("reason", f"{start}ends there")])

    assert "Anna says “…here”, Ben says “…there”" in told


def test_what_stays_as_it_was_is_said_to() -> None:
    told = said(
        [field("reason", speaker="NATO"), lambda b: edits.turn(b.document, b.step("reason").id)],
        [
            field("reason", speaker="EU"),
            lambda b: edits.set_polarity(b.document, b.step("reason").id, Polarity.RESTATES),
        ],
    )

    assert told == [
        "The speaker of “reason”: Anna says “NATO”, Ben says “EU”; it stays as it was.",
        "The polarity of the step of “reason”: Anna says “opposes”, Ben says “restates”; it stays as it was.",
    ]


def test_a_target_is_told_by_its_card() -> None:
    (told,) = said(
        [lambda b: edits.move_group(b.document, b.step("joint one").id, b.id("objection"))],
        [lambda b: edits.move_group(b.document, b.step("joint one").id, b.step("reason").id)],
    )

    assert "Anna says “objection”, Ben says the step of “reason”" in told


STAYS = "it stays, and “reason” too."


@pytest.mark.parametrize(("choice", "end"), [(Choice.BOTH, STAYS), (Choice.A, "it goes."), (Choice.B, STAYS)])
def test_a_card_taken_away_is_told_with_what_stays_for_its_sake(choice: Choice, end: str) -> None:
    (told,) = said([delete("reason")], [text("evidence", "better")], choosing(choice))

    assert told == f"Anna takes away “evidence”, which Ben changed or needs; {end}"


def test_conflicts_about_places_name_the_cards() -> None:
    assert said([under("joint two", "reason")], [under("joint two", "objection")]) == [
        "Anna and Ben each give “joint two” another place; it stands in each."
    ]
    assert said([tray("joint one")], [tray("joint two")]) == [
        "Anna and Ben together empty the step of “joint one”; its reasons stay."
    ]
    assert said([into("joint one", "reason")], [into("joint two", "objection")]) == [
        "Anna and Ben together empty the step of “joint one”; it goes."
    ]
    assert said([under("reason", "objection")], [under("objection", "reason")]) in (
        ["Anna and Ben move “reason” and “objection” below each other; they stay where they were."],
        ["Anna and Ben move “objection” and “reason” below each other; they stay where they were."],
    )


def test_a_card_taken_from_all_its_places_is_told() -> None:
    base = small_map()
    base.do(edits.use_here_too(base.document, base.id("evidence"), base.id("objection"), new_id=new_id))
    first, second = base.places_of("evidence")

    assert said(
        [lambda b: edits.delete_branch(b.document, [first])],
        [lambda b: edits.delete_branch(b.document, [second])],
        base=base,
    ) == ["Anna and Ben together take “evidence” from all its places; it stays."]


def test_sources_and_what_rests_on_them_are_told_by_title_and_words() -> None:
    sides = [
        [lambda b, words=words: edits.add_version(b.document, edits.source_text("5" * 32, words, new_id=new_id))]
        for words in (f"{TEXT} From A.", f"{TEXT} From B.")
    ]

    told = said(sides[0], sides[1], base=with_source())

    assert told[-1] == "Anna and Ben each add a version of the source “A report”; both are kept, one after the other."
    assert told[0].startswith("A passage of “objection”: Anna says the passage “Nobody counted it”")


def test_the_same_words_of_two_new_versions_are_told_apart_by_these() -> None:
    base = with_source()
    source_id = next(iter(base.document.all(Source))).id
    anna, ben = (
        (lambda b, words=words: edits.add_version(b.document, edits.source_text(source_id, TEXT + words)))
        for words in (" Anna's.", " Ben's.")
    )
    told, _ = said([anna], [ben], base=base)
    apart = re.findall(r"(Anna|Ben) says the passage “.*?” in version (\d)", told)
    assert [name for name, _ in apart] == ["Anna", "Ben"]
    assert {number for _, number in apart} == {"2", "3"}


def test_a_deletion_that_a_card_below_prevents_is_told() -> None:
    assert said([delete("evidence")], [add("evidence", "on it")]) == [
        "Anna takes away “evidence”, which Ben changed or needs; it stays."
    ]
