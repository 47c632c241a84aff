"""Where the eye goes after a change that was made elsewhere, such as an undo."""

import pytest

from argmap.core import edits
from argmap.core.change import Change
from argmap.ui.shown import place_shown_by
from tests.core.builders import Build, small_map


def text_shown_by(build: Build, change: Change) -> str:
    """The words of the card that is shown when the change is made."""
    build.do(change)
    place = build.tree.place(place_shown_by(build.tree, change) or "")
    return build.tree.node(place.node_id).text if place is not None else ""


@pytest.fixture
def build() -> Build:
    return small_map()


def test_a_card_that_moves_back_is_shown_rather_than_what_it_bears_on(build: Build) -> None:
    moved = build.do(edits.demote(build.document, build.place_id("objection")))
    assert text_shown_by(build, moved.inverse()) == "objection"


def test_a_card_that_is_put_back_in_order_is_shown(build: Build) -> None:
    ordered = build.do(edits.reorder(build.document, build.place_id("objection"), -1))
    assert text_shown_by(build, ordered.inverse()) == "objection"


def test_a_card_that_turns_back_is_shown(build: Build) -> None:
    turned = build.do(edits.turn(build.document, build.step("reason").id))
    assert text_shown_by(build, turned.inverse()) == "reason"


def test_where_a_new_card_goes_again_the_card_above_it_is_shown(build: Build) -> None:
    added = build.do(edits.add_reason(build.document, build.id("rebuttal"), "new"))
    assert text_shown_by(build, added.inverse()) == "rebuttal"
