"""Edits of what a record says."""

import pytest

from argmap.core import edits
from argmap.core.change import Label
from argmap.core.errors import EditRefused
from argmap.core.records import Kind, Polarity
from tests.core.builders import small_map


def test_a_card_is_given_other_words_without_the_space_around_them() -> None:
    build = small_map()
    change = build.do(edits.edit_text(build.document, build.id("reason"), "  a better reason\n"))
    assert change.label is Label.EDIT_TEXT
    assert build.node("a better reason")


def test_the_same_words_again_are_no_change() -> None:
    build = small_map()
    assert not edits.edit_text(build.document, build.id("reason"), "reason")


def test_ten_thousand_characters_are_taken_and_one_more_is_not() -> None:
    build = small_map()
    edits.edit_text(build.document, build.id("reason"), "x" * 10_000)
    with pytest.raises(EditRefused, match=r"has 10,001 characters; a card holds at most 10,000"):
        edits.edit_text(build.document, build.id("reason"), "x" * 10_001)


def test_a_value_that_is_too_long_is_refused_with_the_name_of_its_field() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match=r"^The submitted by is too long: it may have 2,000 characters\.$"):
        edits.edit_map(build.document, submitted_by="x" * 2_001)


def test_a_nul_character_is_refused_in_every_way_to_type_one() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="holds a NUL character"):
        edits.edit_text(build.document, build.id("reason"), "a\0b")
    with pytest.raises(EditRefused, match="holds a NUL character"):
        edits.add_reason(build.document, build.id("reason"), "a\0b")
    with pytest.raises(EditRefused, match="holds a NUL character"):
        edits.comment(build.document, build.id("reason"), "a\0b")


def test_a_kind_that_there_is_not_is_refused_in_a_sentence() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match=r"^The kind cannot be that: .*\.$"):
        edits.edit_field(build.document, build.node("reason"), kind="rumour")


def test_a_field_of_a_card_that_is_gone_is_refused() -> None:
    build = small_map()
    gone = build.node("rebuttal")
    build.do(edits.delete_branch(build.document, [build.place_id("rebuttal")]))
    with pytest.raises(EditRefused, match="This card is no longer in the map"):
        edits.edit_field(build.document, gone, notes="late")


def test_what_supported_a_card_answers_it_once_it_is_a_question() -> None:
    build = small_map()
    build.do(edits.change_kind(build.document, build.id("claim"), Kind.QUESTION))
    assert build.outline()[1:] == [
        "  = reason",
        "    + evidence",
        "  - doubt",
        "  = joint one",
        "  = joint two",
        "  - objection",
        "    - rebuttal",
    ]


def test_what_answered_a_question_supports_it_once_it_is_a_claim() -> None:
    build = small_map()
    before = build.outline()
    build.do(edits.change_kind(build.document, build.id("claim"), Kind.QUESTION))
    build.do(edits.change_kind(build.document, build.id("claim"), Kind.CLAIM))
    assert build.outline() == before
    assert build.step("reason").polarity is Polarity.SUPPORTS


def test_the_kind_of_evidence_may_be_the_users_own_word() -> None:
    build = small_map()
    build.do(edits.change_basis(build.document, build.id("evidence"), "a letter", "to the editor"))
    assert (build.node("evidence").basis, build.node("evidence").basis_detail) == ("a letter", "to the editor")


def test_the_map_is_given_a_title() -> None:
    build = small_map()
    assert build.do(edits.edit_map(build.document, title="Other")).label is Label.EDIT_MAP
    assert build.document.info.title == "Other"


def test_a_step_can_be_given_a_label_although_edits_have_one_too() -> None:
    build = small_map()
    build.do(edits.edit_field(build.document, build.step("reason"), label="therefore"))
    assert build.step("reason").label == "therefore"
