from itertools import combinations

import pytest

from argmap.layout.geometry import Rect
from argmap.render.card import BAR, draw_card, measure_card
from argmap.render.drawing import Text, line_by_line
from argmap.render.face import CardFace
from argmap.render.fonts import Style
from argmap.render.look import Look
from argmap.render.shapes import Mark, mark
from argmap.render.text import Typesetter
from argmap.render.theme import ThemeName, load_theme
from argmap.render.visible import visible
from tests.render.ink import ink_rect, painted
from tests.render.pictures import FACES

ROOM = 40.0
SHADOW = 6.0


def placed(face: CardFace, typesetter: Typesetter) -> Rect:
    return Rect(ROOM, ROOM, *measure_card(face, typesetter))


def around(rect: Rect) -> Rect:
    return rect.adjusted(-ROOM, -ROOM, ROOM, ROOM)


def inside(inner: Rect, outer: Rect) -> bool:
    return outer.united(inner) == outer


@pytest.mark.parametrize("theme", ThemeName)
@pytest.mark.parametrize("name", FACES)
def test_no_ink_leaves_the_card(typesetter: Typesetter, name: str, theme: ThemeName) -> None:
    rect = placed(FACES[name], typesetter)
    ink = ink_rect(draw_card(FACES[name], rect, Look(load_theme(theme), typesetter)), around(rect))

    assert ink is not None
    assert inside(ink, rect.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))


@pytest.mark.parametrize("name", FACES)
def test_words_and_marks_keep_clear_of_bar_and_border(typesetter: Typesetter, name: str) -> None:
    rect = placed(FACES[name], typesetter)
    look = Look(load_theme(ThemeName.PRINT), typesetter)
    words = [one for one in line_by_line(draw_card(FACES[name], rect, look)) if isinstance(one, Text)]
    ink = ink_rect(words, around(rect))

    assert ink is not None
    assert inside(ink, rect.adjusted(BAR + 10, 6, -8, -6))


@pytest.mark.parametrize("name", FACES)
def test_header_text_and_footer_do_not_touch(typesetter: Typesetter, name: str) -> None:
    rect = placed(FACES[name], typesetter)
    drawn = [*line_by_line(draw_card(FACES[name], rect, Look(load_theme(ThemeName.PRINT), typesetter)))]
    parts = [
        [one for one in drawn if isinstance(one, Text) and one.style in styles]
        for styles in ([Style.HEADING], [Style.BODY, Style.CLAIM], [Style.FOOTER])
    ]
    inks = [ink for part in parts if (ink := ink_rect(part, around(rect))) is not None]

    assert not any(one.intersects(other) for one, other in combinations(inks, 2))


@pytest.mark.parametrize("name", FACES)
def test_every_letter_of_the_face_is_drawn(typesetter: Typesetter, name: str) -> None:
    face = FACES[name]
    rect = placed(face, typesetter)
    drawn = draw_card(face, rect, Look(load_theme(ThemeName.PRINT), typesetter))
    foot = face.basis + face.step_name + face.passages + face.step_passages + face.comments + face.step_comments
    said = face.heading + visible(face.text) + foot + face.warning

    letters = "".join(one.text for one in line_by_line(drawn) if isinstance(one, Text))
    assert sorted(letters.replace(" ", "")) == sorted(said.replace(" ", "").replace("\n", ""))


def test_a_mark_of_its_own_shape_stands_for_each_side() -> None:
    images = [painted([mark(kind, 5, 5, 9, "#000000")], Rect(0, 0, 20, 20)) for kind in Mark]

    assert not any(one == other for one, other in combinations(images, 2))


def test_a_longer_text_makes_a_taller_card_of_the_same_width(typesetter: Typesetter) -> None:
    short, long = FACES["question"], FACES["latin"]

    assert measure_card(short, typesetter).width == measure_card(long, typesetter).width == 236
    assert measure_card(short, typesetter).height < measure_card(long, typesetter).height


def test_the_main_claim_is_wider_and_larger(typesetter: Typesetter) -> None:
    assert measure_card(FACES["main claim"], typesetter).width == 330
