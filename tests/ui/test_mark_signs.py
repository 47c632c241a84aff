"""The marks of a comparison on a card: told apart without colours, and as large however far away the card is."""

import pytest

from argmap.layout.geometry import Rect
from argmap.reasoning.comparing.marks import Mark
from argmap.render.drawing import Box, Path, Primitive, Text, line_by_line
from argmap.render.look import Look
from argmap.render.text import Typesetter
from argmap.render.theme import ThemeName, load_theme
from argmap.ui.comparing.mark_signs import HEIGHT, draw_shape, mark_plate, mark_ring

pytestmark = pytest.mark.usefixtures("qapp")
CARD = Rect(100, 100, 236, 90)


def drawn(marks: tuple[Mark, ...], zoom: float) -> list[Primitive]:
    look = Look(load_theme(ThemeName.LIGHT), Typesetter())
    card = Rect(CARD.x, CARD.y, CARD.width * zoom, CARD.height * zoom)
    return list(line_by_line([mark_ring(marks, card, zoom, look.theme), *mark_plate(marks, card, look)]))


def words(primitives: list[Primitive]) -> list[str]:
    return [one.text for one in primitives if isinstance(one, Text)]


def plates(primitives: list[Primitive]) -> list[Box]:
    return [one for one in primitives if isinstance(one, Box) and one.height == HEIGHT]


def test_each_mark_has_a_shape_of_its_own_whatever_its_colour() -> None:
    shapes = {tuple(draw_shape(mark, 0, 0, "#000000")) for mark in Mark}

    assert len(shapes) == len(Mark)


def test_what_is_gone_has_a_dashed_ring() -> None:
    rings = {mark: drawn((mark,), 1.0)[0] for mark in Mark}

    assert [mark for mark, ring in rings.items() if isinstance(ring, Box) and ring.dash] == [Mark.REMOVED]


def test_a_card_that_can_be_read_says_all_its_marks_in_words() -> None:
    found = drawn((Mark.MOVED, Mark.REWORDED), 1.0)

    assert words(found) == ["moved", "reworded"]
    (plate,) = plates(found)
    assert CARD.x < plate.x < plate.x + plate.width < CARD.right


def test_a_smaller_card_has_all_shapes_then_that_of_what_weighs_most_then_its_ring_alone() -> None:
    small, smaller, tiny = (drawn((Mark.MOVED, Mark.REMOVED), zoom) for zoom in (0.3, 0.2, 0.05))

    assert (words(small), len(plates(small)), sum(isinstance(one, Path) for one in small)) == ([], 1, 2)
    assert (words(smaller), len(plates(smaller)), sum(isinstance(one, Path) for one in smaller)) == ([], 1, 1)
    assert [type(one) for one in tiny] == [Box]
