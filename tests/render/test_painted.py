"""Nothing in a picture is cut or overlaps: measured on what is painted, whatever boxes were computed."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect
from argmap.render.composition import ImageFormat, ImageOptions, compose
from argmap.render.drawing import Drawing, Group, Lines, Text
from argmap.render.map import MARGIN, draw_map
from argmap.render.reach import reach_of
from tests.render.ink import ink_rect
from tests.render.layers import Mask, letters, letters_seen, lines, strokes
from tests.render.named_maps import NAMES, tree_of
from tests.render.pictures import every_element, picture

SCALE = 1.5
MAPS = [*NAMES, "random 40", "random 90", "folded"]
PICTURES = list(product(MAPS, Direction))
EDGE = MARGIN - 2  # pixels that stay empty around a picture: strokes reach a little into the margin
APART = 4.0  # pixels that lines of two sides keep free between them, crossings aside
CROSSING = 26  # pixels of the image: what two wide strokes have in common where one crosses the other near a bend


def drawn(name: str, direction: Direction) -> Drawing:
    """The whole picture of a map, as it is exported with its title and its notes; or a map partly folded."""
    if name == "folded":
        return draw_map(picture(every_element(), direction, folded=frozenset({"Who pays?", "A rebuttal"})))
    return compose(tree_of(name), ImageOptions(ImageFormat.PNG, direction=direction, has_notes=True)).drawing


@pytest.fixture(scope="module", params=PICTURES, ids=lambda one: f"{one[0]}-{one[1].value}")
def drawing(request: pytest.FixtureRequest) -> Drawing:
    """One after the other: what is measured of a picture is measured once."""
    return drawn(*request.param)


@pytest.fixture(scope="module")
def text(drawing: Drawing) -> Mask:
    return letters(drawing, SCALE)


def test_no_letter_stands_on_a_line_a_border_or_a_mark(drawing: Drawing, text: Mask) -> None:
    under = text.grown(1) & strokes(drawing, SCALE)

    assert under.spots() == set()


def test_no_letter_is_covered_by_what_is_painted_after_it(drawing: Drawing, text: Mask) -> None:
    assert letters_seen(drawing, SCALE) == text


def test_no_two_runs_of_text_touch(drawing: Drawing) -> None:
    assert list(touching(drawing)) == []


def test_nothing_is_painted_outside_the_picture(drawing: Drawing) -> None:
    whole = Rect(drawing.x, drawing.y, drawing.width, drawing.height)
    allowed = whole.adjusted(EDGE, EDGE, -EDGE, -EDGE)
    ink = ink_rect(drawing.primitives(), whole.adjusted(-50, -50, 50, 50), scale=1)

    assert ink is not None
    assert allowed.united(ink) == allowed


def test_lines_of_different_sides_cross_but_do_not_run_along_each_other(drawing: Drawing) -> None:
    supporting, opposing = (lines(drawing, SCALE, is_dashed, APART / 2) for is_dashed in (False, True))
    shared = supporting & opposing

    assert max(shared.longest_row(), shared.turned().longest_row()) <= CROSSING


def touching(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """The runs whose ink lies in one rectangle with that of another."""
    runs = [one for one in drawing.primitives() if isinstance(one, Text)]
    inks = sorted((ink, one.text) for one in runs if (ink := ink_rect([one], reach_of(one), SCALE)) is not None)
    active: list[tuple[Rect, str]] = []
    for ink, text in inks:
        active = [one for one in active if one[0].right > ink.x]
        yield from ((other, text) for near, other in active if near.intersects(ink))
        active.append((ink, text))


def test_a_letter_moved_onto_a_border_would_be_found() -> None:
    drawing = drawn("every element", Direction.DOWN)
    moved = replace(drawing, groups=tuple(_with_texts_moved(group) for group in drawing.groups))

    assert (letters(moved, SCALE).grown(1) & strokes(moved, SCALE)).spots()


def test_words_painted_under_cards_would_be_found() -> None:
    drawing = drawn("every element", Direction.DOWN)
    upside_down = replace(drawing, groups=drawing.groups[::-1])

    assert letters_seen(upside_down, SCALE) != letters(upside_down, SCALE)


def _with_texts_moved(group: Group) -> Group:
    moved = (one._replace(x=one.x - 14) if isinstance(one, Text | Lines) else one for one in group.primitives)
    return group._replace(primitives=tuple(moved))
