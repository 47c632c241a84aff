"""In which order a reader comes to the comments of a map."""

from argmap.core import edits
from argmap.core.commented import comments_in_order, open_comments
from argmap.core.records import Kind
from tests.core.builders import Build, small_map


def remarked() -> Build:
    """A small map with comments that were written from its end to its beginning, the one on the reason resolved."""
    build = small_map()
    build.do(edits.add_to_tray(build.document, Kind.CLAIM, "loose", new_id=build.new_id))
    step_id = build.step("reason").id
    targets = {
        "loose": build.id("loose"),
        "reason": build.id("reason"),
        "its step": step_id,
        "claim": build.id("claim"),
    }
    for hour, (words, target_id) in enumerate(targets.items()):
        when = f"2026-01-01T0{hour}:00:00+00:00"
        build.do(edits.comment(build.document, target_id, words, created=when, new_id=build.new_id))
    (on_reason,) = [one for one in open_comments(build.tree) if one.text == "reason"]
    build.do(edits.resolve_comment(build.document, on_reason.id))
    return build


def test_open_comments_come_first_where_their_cards_are_drawn_and_the_tray_last() -> None:
    assert [one.text for one in comments_in_order(remarked().tree)] == ["claim", "its step", "loose", "reason"]


def test_only_those_that_are_open_are_walked() -> None:
    assert [one.text for one in open_comments(remarked().tree)] == ["claim", "its step", "loose"]


def test_on_one_card_the_older_comes_first() -> None:
    build = small_map()
    for when in ("2026-02-01T00:00:00+00:00", "2026-01-01T00:00:00+00:00"):
        build.do(edits.comment(build.document, build.id("reason"), when, created=when, new_id=build.new_id))

    assert [one.text[:7] for one in comments_in_order(build.tree)] == ["2026-01", "2026-02"]
