"""Turning, joining, splitting and inserting."""

import pytest

from argmap.core import edits
from argmap.core.errors import EditRefused
from argmap.core.records import Comment, Polarity
from tests.core.builders import small_map


def test_turning_turns_the_whole_group() -> None:
    build = small_map()
    build.do(edits.turn(build.document, build.step("joint one").id))
    assert build.step("joint two").polarity is Polarity.OPPOSES


def test_an_answer_cannot_be_turned() -> None:
    build = small_map()
    build.do(edits.add_question(build.document, None, "question"))
    build.do(edits.add_answer(build.document, build.id("question"), "answer"))
    with pytest.raises(EditRefused, match="neither supports nor opposes"):
        edits.turn(build.document, build.step("answer").id)


def test_joining_makes_one_step_and_keeps_what_hung_on_the_other() -> None:
    build = small_map()
    build.do(edits.comment(build.document, build.step("reason").id, "weak step"))
    build.do(edits.join(build.document, [build.place_id("joint one"), build.place_id("reason")]))
    assert build.premises("reason") == ["joint one", "joint two", "reason"]
    assert build.step("doubt").target_inference_id == build.step("joint one").id
    (comment,) = build.document.all(Comment)
    assert comment.inference_id == build.step("joint one").id


def test_a_single_card_joins_its_next_neighbour_of_the_same_polarity() -> None:
    build = small_map()
    build.do(edits.join(build.document, [build.place_id("reason")]))
    assert build.premises("reason") == ["reason", "joint one"]
    assert build.premises("joint two") == ["joint two"]


def test_splitting_out_keeps_polarity_and_stands_right_after() -> None:
    build = small_map()
    build.do(edits.split_out(build.document, build.place_id("joint one")))
    assert build.premises("joint one") == ["joint one"]
    assert build.step("joint one").polarity is Polarity.SUPPORTS
    assert build.outline()[4:6] == ["  + joint two", "  + joint one"]


def test_a_card_between_takes_the_polarity_and_is_supported() -> None:
    build = small_map()
    build.do(edits.insert_between(build.document, build.place_id("objection"), "between"))
    assert build.outline()[-3:] == ["  - between", "    + objection", "      - rebuttal"]


def test_a_card_above_the_main_claim_becomes_the_main_claim() -> None:
    build = small_map()
    build.do(edits.insert_between(build.document, build.place_id("claim"), "higher"))
    assert build.outline()[:3] == ["higher", "  + claim", "    + reason"]
