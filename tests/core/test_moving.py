"""Giving cards another place."""

import pytest

from argmap.core import edits
from argmap.core.change import Label
from argmap.core.errors import EditRefused
from argmap.core.records import Kind, Polarity
from tests.core.builders import small_map


def test_a_moved_card_takes_its_branch_and_its_doubts_along() -> None:
    build = small_map()
    build.do(edits.move_under(build.document, [build.place_id("reason")], build.id("rebuttal")))
    assert build.outline()[-4:] == ["    - rebuttal", "      + reason", "        + evidence", "      - doubt"]


def test_a_card_can_be_moved_to_oppose() -> None:
    build = small_map()
    build.do(edits.move_under(build.document, [build.place_id("evidence")], build.id("claim"), Polarity.OPPOSES))
    assert build.outline()[-1] == "  - evidence"


def test_a_joint_reason_dragged_out_leaves_its_group_and_keeps_its_polarity() -> None:
    build = small_map()
    build.do(edits.move_under(build.document, [build.place_id("joint two")], build.id("objection")))
    assert build.premises("joint one") == ["joint one"]
    assert build.step("joint two").polarity is Polarity.SUPPORTS


def test_the_frame_moves_the_group() -> None:
    build = small_map()
    build.do(edits.move_group(build.document, build.step("joint one").id, build.id("objection"), Polarity.OPPOSES))
    assert build.outline()[-2:] == ["    - joint one", "    - joint two"]


def test_no_card_can_stand_below_itself() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="below itself"):
        edits.move_under(build.document, [build.place_id("objection")], build.id("rebuttal"))


def test_a_step_cannot_doubt_itself() -> None:
    build = small_map()
    with pytest.raises(EditRefused, match="itself"):
        edits.move_under(build.document, [build.place_id("reason")], build.step("doubt").id)


def test_a_doubt_cannot_bring_a_card_below_itself() -> None:
    build = small_map()
    build.do(edits.use_here_too(build.document, build.id("objection"), build.step("evidence").id))
    with pytest.raises(EditRefused, match="below itself"):
        edits.move_under(build.document, [build.place_id("evidence")], build.id("rebuttal"))


def test_placing_from_the_tray_and_putting_back_keeps_the_branch() -> None:
    build = small_map()
    build.do(edits.to_tray(build.document, [build.place_id("reason")]))
    assert build.tray() == ["doubt", "reason"]
    change = build.do(edits.move_under(build.document, [build.id("reason")], build.id("objection")))
    assert change.label is Label.PLACE
    assert "      + evidence" in build.outline()


def test_a_card_dropped_on_a_line_stands_between() -> None:
    build = small_map()
    build.do(edits.add_to_tray(build.document, Kind.CLAIM, "bridge"))
    build.do(edits.move_between(build.document, build.id("bridge"), build.step("rebuttal").id))
    assert build.outline()[-3:] == ["  - objection", "    - bridge", "      + rebuttal"]


def test_reordering_swaps_neighbours_and_stops_at_the_ends() -> None:
    build = small_map()
    build.do(edits.reorder(build.document, build.place_id("objection"), -1))
    build.do(edits.reorder(build.document, build.place_id("joint two"), -1))
    assert [line.strip() for line in build.outline() if line.count("  ") == 1] == [
        "+ reason",
        "- doubt",
        "- objection",
        "+ joint two",
        "+ joint one",
    ]
    assert not edits.reorder(build.document, build.place_id("reason"), -1)


def test_promoting_stands_a_card_beside_the_one_it_bore_on() -> None:
    build = small_map()
    build.do(edits.promote(build.document, build.place_id("rebuttal")))
    assert build.outline()[-2:] == ["  - objection", "  - rebuttal"]


def test_demoting_stands_a_card_below_the_one_before() -> None:
    build = small_map()
    build.do(edits.demote(build.document, build.place_id("objection")))
    assert build.outline()[-4:] == ["  + joint one", "    - objection", "      - rebuttal", "  + joint two"]


def test_a_node_in_a_second_place_is_a_see_card_there() -> None:
    build = small_map()
    build.do(edits.use_here_too(build.document, build.id("evidence"), build.id("rebuttal")))
    assert build.outline()[-1] == "      + [evidence]"


def test_the_full_card_follows_the_order_of_the_map() -> None:
    build = small_map()
    build.do(edits.use_here_too(build.document, build.id("rebuttal"), build.id("reason")))
    assert build.outline()[3] == "    + rebuttal"
    assert build.outline()[-1] == "    - [rebuttal]"
