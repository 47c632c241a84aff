"""Comments in pictures: numbered in the margin when asked for, and nothing of them otherwise."""

from argmap.core import edits
from argmap.core.records import Comment
from argmap.layout.geometry import Rect
from argmap.render.commenting import number_comments
from argmap.render.composition import Composition, ImageFormat, ImageOptions, compose
from argmap.render.drawing import Text
from argmap.render.paper import Paper
from tests.core.builders import Build, small_map

WORDS = {"claim": "Too wide.", "reason": "Who says so?", "rebuttal": "Good."}


def remarked() -> Build:
    """The small map with comments on three cards and on the step from the reason; one is resolved."""
    build = small_map()
    for hour, text in enumerate(reversed(WORDS)):
        when = f"2026-01-0{hour + 1}T12:00:00+00:00"
        build.do(edits.comment(build.document, build.id(text), WORDS[text], "Adler", when, new_id=build.new_id))
    build.do(edits.comment(build.document, build.step("reason").id, "Does it follow?", new_id=build.new_id))
    (good,) = [one for one in build.document.all(Comment) if one.text == "Good."]
    build.do(edits.resolve_comment(build.document, good.id))
    return build


def lines(composition: Composition) -> list[str]:
    groups = [group for page in composition.pages for group in page.drawing.groups]
    return [one.text for group in groups for one in group.placed() if isinstance(one, Text)]


def made(**options: object) -> Composition:
    return compose(remarked().tree, ImageOptions(ImageFormat.PDF, **options))


def test_comments_are_numbered_as_the_map_is_read_a_step_before_its_card() -> None:
    build = remarked()
    numbers = number_comments(build.tree)
    read = [one.text for one in sorted(build.document.all(Comment), key=lambda one: numbers[one.id])]

    assert read == ["Too wide.", "Does it follow?", "Who says so?", "Good."]


def test_the_card_names_the_number_and_the_margin_says_the_words_and_who_wrote_them() -> None:
    said = lines(made(has_comments=True))

    assert {"comment 1", "step: comment 2", "comment 3", "Comments", "Too wide.", "Does it follow?"} <= set(said)
    assert any(line.startswith("Adler · ") and line.endswith("resolved") for line in said)


def test_without_the_option_there_is_nothing_of_them() -> None:
    said = lines(made())

    assert not any("comment" in line.casefold() or line in WORDS.values() for line in said)


def test_the_notes_stand_at_the_right_of_the_map_and_within_the_page() -> None:
    plain, drawing = made().drawing, made(has_comments=True).drawing
    notes = [
        one for group in drawing.groups if group.role == "notes" for one in group.placed() if isinstance(one, Text)
    ]

    page = Rect(drawing.x, drawing.y, drawing.width, drawing.height)
    assert all(one.x > plain.x + plain.width - 1 for one in notes)
    assert all(one.x + one.width <= page.right and one.baseline <= page.bottom for one in notes)


def test_on_paper_they_have_pages_of_their_own_behind_the_map() -> None:
    with_comments, without = made(has_comments=True, paper=Paper.A4), made(paper=Paper.A4)

    assert len(with_comments.pages) == len(without.pages) + 1
    assert any(group.role == "notes" for group in with_comments.pages[-1].drawing.groups)


def test_of_a_branch_only_its_own_comments_are_said() -> None:
    build = remarked()
    said = lines(compose(build.tree, ImageOptions(ImageFormat.PDF, has_comments=True, branch=build.id("reason"))))

    assert "Who says so?" in said
    assert "Too wide." not in said
    assert "Does it follow?" not in said


def test_a_map_without_comments_is_the_same_with_the_option() -> None:
    tree = small_map().tree

    assert compose(tree, ImageOptions(ImageFormat.PNG, has_comments=True)) == compose(
        tree, ImageOptions(ImageFormat.PNG)
    )
