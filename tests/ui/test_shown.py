"""Where the eye goes after a change that was made elsewhere, such as an undo."""

import pytest

from argmap.core import edits
from argmap.core.change import Change
from argmap.core.fragment import take
from argmap.ui.new_card import branch_made
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


def test_the_head_of_a_branch_that_comes_back_is_shown(build: Build) -> None:
    for number in range(6):
        build.do(edits.add_reason(build.document, build.id("reason"), f"below {number}"))
        build.do(edits.add_objection(build.document, build.id(f"below {number}"), f"deeper {number}"))
    gone = build.do(edits.delete_branch(build.document, [build.place_id("reason")]))
    assert text_shown_by(build, gone.inverse()) == "reason"


def test_the_copy_of_a_branch_is_shown_by_its_head(build: Build) -> None:
    copied = build.do(edits.duplicate(build.document, build.place_id("objection")))
    place = build.tree.place(branch_made(copied) or "")
    assert place is not None
    assert build.tree.node(place.node_id).text == "objection"


def test_a_branch_that_is_pasted_as_a_root_is_shown_by_its_head(build: Build) -> None:
    fragment = take(build.document, [build.place_id("objection")])
    pasted = build.do(edits.paste(build.document, fragment, None))
    assert branch_made(pasted) in build.document.root_ids


def test_a_card_that_is_put_back_in_order_is_shown(build: Build) -> None:
    ordered = build.do(edits.reorder(build.document, build.place_id("objection"), -1))
    assert text_shown_by(build, ordered.inverse()) == "objection"


def test_a_card_that_turns_back_is_shown(build: Build) -> None:
    turned = build.do(edits.turn(build.document, build.step("reason").id))
    assert text_shown_by(build, turned.inverse()) == "reason"


def test_where_a_new_card_goes_again_the_card_above_it_is_shown(build: Build) -> None:
    added = build.do(edits.add_reason(build.document, build.id("rebuttal"), "new"))
    assert text_shown_by(build, added.inverse()) == "rebuttal"
