"""What the structure coach reached on the maps that its authors see must not be lost again."""

import pytest

from tests.reasoning.coach_maps.reading import maps_of
from tests.reasoning.coach_table import BEGIN, END, PAGE, Score, page_with, scores

PRECISION, RECALL = 0.85, 0.7
REACHED = (
    "circular_support",
    "dangling_this",
    "holding_hands",
    "joint_stands_alone",
    "lone_premise",
    "many_steps",
    "not_a_sentence",
    "not_one_step_up",
    "one_source_only",
    "rabbit_rule",
    "reasoning_inside",
    "said_twice",
    "two_claims",
    "unverified_source",
)


@pytest.fixture(scope="module")
def reached() -> dict[str, Score]:
    return scores(one for one in maps_of("development") if one.language == "en")


@pytest.mark.parametrize("rule", REACHED)
def test_a_check_is_as_often_right_as_it_was(reached, rule):
    assert reached[rule].precision >= PRECISION
    assert reached[rule].recall >= RECALL


def test_german_is_not_far_behind():
    found = scores(one for one in maps_of("development") if one.language == "de").values()
    right, wrong, missed = (sum(getattr(one, part) for one in found) for part in ("right", "wrong", "missed"))

    assert right >= PRECISION * (right + wrong)
    assert right >= RECALL * (right + missed)


def test_the_page_keeps_what_stands_around_the_figures():
    page = PAGE.read_text(encoding="utf-8")
    written = page_with(page, "development")

    assert written.startswith(page[: page.index(BEGIN)])
    assert written.endswith(page[page.index(END) :])
    assert "| `rabbit_rule`" in written
    assert page_with(written, "development") == written
