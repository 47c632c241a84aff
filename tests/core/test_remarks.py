"""What people say about cards and steps."""

import pytest

from argmap.core import edits
from argmap.core.change import Label
from argmap.core.errors import EditRefused
from argmap.core.records import Comment, Dimension, Rating
from argmap.core.undoing import rebased_inverse
from tests.core.builders import small_map


def test_a_comment_is_pinned_to_a_card_or_to_a_step() -> None:
    build = small_map()
    build.do(edits.comment(build.document, build.id("reason"), "on the card", "Ann", "2026-01-01T00:00:00+00:00"))
    build.do(edits.comment(build.document, build.step("reason").id, "on the step"))
    on_card, on_step = build.document.all(Comment)
    assert (on_card.node_id, on_card.inference_id) == (build.id("reason"), None)
    assert (on_step.node_id, on_step.inference_id) == (None, build.step("reason").id)
    assert (on_card.author, on_card.created) == ("Ann", "2026-01-01T00:00:00+00:00")


def test_a_comment_without_words_is_refused() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="Type the comment first"):
        edits.comment(build.document, build.id("reason"), " \n")


def test_a_comment_beyond_the_limit_is_refused() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match=r"The text is too long: it may have 100,000 characters"):
        edits.comment(build.document, build.id("reason"), "x" * 100_001)


def test_a_comment_on_what_is_gone_is_refused() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="no longer in the map"):
        edits.comment(build.document, "f" * 32, "late")


def test_a_comment_is_resolved_opened_again_and_removed() -> None:
    build = small_map()
    (comment,) = build.do(edits.comment(build.document, build.id("reason"), "really?")).added(Comment)
    build.do(edits.resolve_comment(build.document, comment.id))
    assert next(iter(build.document.all(Comment))).resolved
    build.do(edits.resolve_comment(build.document, comment.id, False))
    assert not next(iter(build.document.all(Comment))).resolved
    build.do(edits.remove_comment(build.document, comment.id))
    assert build.document.count(Comment) == 0


def test_a_comment_gets_other_words_and_stays_who_wrote_it_and_when() -> None:
    build = small_map()
    (comment,) = build.do(edits.comment(build.document, build.id("reason"), "realy?", "Ann")).added(Comment)
    build.do(edits.edit_comment(build.document, comment.id, "really?"))
    (edited,) = build.document.all(Comment)
    assert (edited.text, edited.author, edited.created) == ("really?", "Ann", comment.created)
    with pytest.raises(EditRefused, match="Type the comment first"):
        edits.edit_comment(build.document, comment.id, " ")


def test_a_rating_remembers_the_text_it_judged() -> None:
    build = small_map()
    build.do(edits.rate(build.document, build.id("reason"), Dimension.ACCEPTABILITY, 0.25, "Ann", "thin"))
    build.do(edits.edit_text(build.document, build.id("reason"), "a better reason"))
    (rating,) = build.document.all(Rating)
    assert (rating.value, rating.note, rating.text_at_rating) == (0.25, "thin", "reason")


def test_a_rating_replaces_only_the_same_raters_earlier_one() -> None:
    build = small_map()
    step_id = build.step("reason").id
    build.do(edits.rate(build.document, step_id, Dimension.RELEVANCE, 0.25, "Ann"))
    build.do(edits.rate(build.document, step_id, Dimension.RELEVANCE, 0.5, "Bo"))
    build.do(edits.rate(build.document, step_id, Dimension.SUFFICIENCY, 0.75, "Ann"))
    build.do(edits.rate(build.document, step_id, Dimension.RELEVANCE, 1.0, "Ann"))
    assert sorted((one.rater, one.dimension, one.value) for one in build.document.all(Rating)) == [
        ("Ann", "relevance", 1.0),
        ("Ann", "sufficiency", 0.75),
        ("Bo", "relevance", 0.5),
    ]


@pytest.mark.parametrize("value", [-0.1, 1.01, float("nan")])
def test_a_rating_beyond_its_scale_is_refused(value: float) -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="between 0 and 1"):
        edits.rate(build.document, build.id("reason"), Dimension.RELEVANCE, value)


@pytest.mark.parametrize(
    ("dimension", "target", "says"),
    [
        (Dimension.ACCEPTABILITY, "step", "of a step, rate how relevant it is"),
        (Dimension.RELEVANCE, "card", "of a card, rate how acceptable it is"),
    ],
)
def test_a_rating_that_does_not_fit_what_it_rates_is_refused(dimension: Dimension, target: str, says: str) -> None:
    build = small_map()
    target_id = build.id("reason") if target == "card" else build.step("reason").id
    with pytest.raises(EditRefused, match=says):
        edits.rate(build.document, target_id, dimension, 0.5)


def test_a_withdrawn_rating_is_gone_and_undo_brings_it_back() -> None:
    build = small_map()
    build.do(edits.rate(build.document, build.id("reason"), Dimension.ACCEPTABILITY, 0.25, "Ann"))
    build.do(edits.rate(build.document, build.id("reason"), Dimension.ACCEPTABILITY, 0.75, "Bo"))
    (hers, _) = build.document.all(Rating)
    change = build.do(edits.withdraw_rating(build.document, build.id("reason"), Dimension.ACCEPTABILITY, "Ann"))
    assert (change.label, [one.rater for one in build.document.all(Rating)]) == (Label.WITHDRAW_RATING, ["Bo"])
    build.do(rebased_inverse(change, build.document))
    assert hers in build.document.all(Rating)


def test_withdrawing_a_rating_that_nobody_gave_is_refused() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="no such rating"):
        edits.withdraw_rating(build.document, build.id("reason"), Dimension.ACCEPTABILITY, "Ann")
