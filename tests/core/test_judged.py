"""Which words a rating judges, and when they are no longer those that stand there."""

import pytest

from argmap.core import edits
from argmap.core.judged import is_stale
from argmap.core.limits import NODE_TEXT
from argmap.core.records import Dimension, Polarity, Rating
from tests.core.builders import Build, small_map


def rated(build: Build, target_id: str, dimension: Dimension) -> Rating:
    (rating,) = build.do(edits.rate(build.document, target_id, dimension, 0.75)).added(Rating)
    return rating


def test_a_card_whose_text_changed_has_a_stale_rating_until_the_text_is_back() -> None:
    build = small_map()
    rating = rated(build, build.id("reason"), Dimension.ACCEPTABILITY)
    assert not is_stale(build.document, rating)
    build.do(edits.edit_text(build.document, build.id("reason"), "another"))
    assert is_stale(build.document, rating)
    build.do(edits.edit_text(build.document, build.id("another"), "reason"))
    assert not is_stale(build.document, rating)


@pytest.mark.parametrize("text", ["joint one", "joint two", "claim"])
def test_the_rating_of_a_step_goes_stale_with_each_card_it_leads_from_and_to(text: str) -> None:
    build = small_map()
    rating = rated(build, build.step("joint one").id, Dimension.RELEVANCE)
    build.do(edits.edit_text(build.document, build.id("objection"), "elsewhere"))
    assert not is_stale(build.document, rating)
    build.do(edits.edit_text(build.document, build.id(text), "other words"))
    assert is_stale(build.document, rating)


def test_the_rating_of_a_doubt_goes_stale_with_the_cards_of_the_step_it_doubts() -> None:
    build = small_map()
    rating = rated(build, build.step("doubt").id, Dimension.RELEVANCE)
    assert not is_stale(build.document, rating)
    build.do(edits.edit_text(build.document, build.id("reason"), "other words"))
    assert is_stale(build.document, rating)


def test_the_rating_of_a_step_goes_stale_when_the_step_is_turned_or_gets_a_joint_reason() -> None:
    build = small_map()
    turned = rated(build, build.step("reason").id, Dimension.RELEVANCE)
    joined = rated(build, build.step("objection").id, Dimension.RELEVANCE)
    build.do(edits.set_polarity(build.document, turned.inference_id or "", Polarity.OPPOSES))
    build.do(edits.add_co_premise(build.document, joined.inference_id or "", "joint three", new_id=build.new_id))
    assert is_stale(build.document, turned)
    assert is_stale(build.document, joined)


def test_the_rating_of_what_bears_on_a_card_goes_stale_when_more_does() -> None:
    build = small_map()
    rating = rated(build, build.id("claim"), Dimension.SUFFICIENCY)
    build.do(edits.reorder(build.document, build.place_id("reason"), 1))
    assert not is_stale(build.document, rating)
    build.do(edits.add_reason(build.document, build.id("claim"), "one more", new_id=build.new_id))
    assert is_stale(build.document, rating)


def test_long_words_are_rated_all_the_same_and_their_last_one_counts() -> None:
    build = small_map()
    build.do(edits.edit_text(build.document, build.id("joint one"), "a" * NODE_TEXT))
    rating = rated(build, build.step("joint two").id, Dimension.RELEVANCE)
    assert len(rating.text_at_rating) == NODE_TEXT
    assert not is_stale(build.document, rating)
    build.do(edits.edit_text(build.document, build.id("claim"), "claim, reworded at its end"))
    assert is_stale(build.document, rating)


def test_a_step_rated_by_an_earlier_argmap_counts() -> None:
    build = small_map()
    rating = Rating("e" * 32, None, build.step("reason").id, "", Dimension.RELEVANCE, 0.5)
    assert not is_stale(build.document, rating)
