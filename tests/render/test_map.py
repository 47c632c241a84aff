from itertools import combinations

import pytest

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect
from argmap.render.drawing import Box, Group, Text
from argmap.render.map import Picture, draw_map
from argmap.render.theme import ThemeName
from tests.benchmarks.maps import random_map
from tests.core.builders import Build, small_map
from tests.render.ink import ink_rect, painted
from tests.render.pictures import every_element, picture
from tests.samples.sample_files import sample, slugs

DIRECTIONS = [*Direction]
MAPS = ["every element", *slugs()]


def rects_of(one: Picture) -> dict[str, Rect]:
    """The rectangle of each card, by its place."""
    places = [place for place, _ in one.tree.walk()]
    return {place.id: rect for place in places if (rect := one.layout.rect_of(place.id)) is not None}


def picture_of(name: str, direction: Direction) -> Picture:
    """A sample, or the map with every element, laid out."""
    build = every_element()
    if name != "every element":
        build.document, build.tree = sample(name).document, sample(name).tree
    return picture(build, direction)


def groups(drawn: list[Group], role: str) -> list[Group]:
    return [group for group in drawn if group.role == role]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", MAPS)
def test_no_two_cards_overlap_and_each_keeps_its_ink(name: str, direction: Direction) -> None:
    one = picture_of(name, direction)
    drawing, rects = draw_map(one), rects_of(one)

    cards = groups([*drawing.groups], "card")
    assert len(cards) == len(rects) > 10
    for card in cards:
        allowed = rects[card.id].adjusted(-1, -1, 1, 1)
        ink = ink_rect(card.placed(), rects[card.id].adjusted(-20, -20, 20, 20))
        assert ink is not None
        assert allowed.united(ink) == allowed
    assert not any(a.intersects(b) for a, b in combinations(rects.values(), 2))


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", MAPS)
def test_no_line_and_no_word_runs_over_a_card(name: str, direction: Direction) -> None:
    one = picture_of(name, direction)
    drawing = draw_map(one)
    view = Rect(drawing.x, drawing.y, drawing.width, drawing.height)
    over = [part for group in drawing.groups if group.role in ("lines", "word") for part in group.placed()]
    image = painted(over, view, scale=1)

    for rect in rects_of(one).values():
        inner = rect.moved(-view.x, -view.y).adjusted(2, 2, -2, -2)
        part = image.copy(round(inner.x), round(inner.y), round(inner.width), round(inner.height))
        assert not any(bytes(part.constBits())), one.tree.document.info.title


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_words_at_the_ports_do_not_cover_each_other(direction: Direction) -> None:
    drawing = draw_map(picture(every_element(), direction))
    view = Rect(drawing.x, drawing.y, drawing.width, drawing.height)
    words = [
        ink_rect([part for part in group.placed() if isinstance(part, Text)], view, scale=1)
        for group in drawing.groups
        if group.role == "word"
    ]

    assert len(words) >= 6
    assert not any(a.intersects(b) for a, b in combinations([word for word in words if word], 2))


def test_each_polarity_has_its_word_and_an_undercut_its_own() -> None:
    drawing = draw_map(picture(every_element()))

    assert {group.title for group in drawing.groups if group.role == "word"} == {
        "because",
        "but",
        "answers",
        "doubts the step",
    }


def test_opposing_lines_are_dashed_and_supporting_ones_solid() -> None:
    drawn = [*draw_map(picture(small_map())).groups]
    words = {group.id: group.title for group in groups(drawn, "word")}

    dashes = {words[group.id]: bool(group.primitives[0].dash) for group in groups(drawn, "lines")}
    assert dashes == {"because": False, "but": True, "doubts the step": True}


def test_co_premises_share_a_frame_with_and_between_them() -> None:
    (frame,) = groups([*draw_map(picture(small_map())).groups], "frame")

    assert [part.text for part in frame.primitives if isinstance(part, Text)] == ["and"]


def test_a_folded_card_says_how_many_are_under_it() -> None:
    drawing = draw_map(picture(small_map(), folded=frozenset({"claim"})))

    (fold,) = groups([*drawing.groups], "fold")
    assert [part.text for part in fold.primitives if isinstance(part, Text)] == ["7 more"]
    assert len(groups([*drawing.groups], "card")) == 1


def test_only_a_step_that_carries_something_has_a_ring() -> None:
    words = groups([*draw_map(picture(small_map())).groups], "word")

    rings = [group.title for group in words for part in group.primitives if isinstance(part, Box) and part.width < 12]
    assert rings == ["because"]  # the step that is doubted


def test_a_view_draws_only_what_it_shows() -> None:
    one = picture(every_element())
    rect = one.layout.rect_of(one.tree.roots()[0].id)
    assert rect is not None

    assert len(groups([*draw_map(one, rect).groups], "card")) == 1


@pytest.mark.parametrize(("scale", "roles"), [(1.0, {"card", "lines", "word"}), (0.2, {"card", "lines"})])
def test_small_cards_have_no_text(scale: float, roles: set[str]) -> None:
    one = picture(small_map())
    drawing = draw_map(one, one.layout.bounds, scale)

    assert {group.role for group in drawing.groups} >= roles
    assert any(isinstance(part, Text) for part in drawing.primitives()) == (scale == 1.0)


def test_at_a_tiny_scale_a_large_map_is_a_few_blocks() -> None:
    build = Build()
    build.document = Document(random_map(2000))
    build.tree = Tree(build.document)
    one = picture(build, theme=ThemeName.LIGHT)
    drawing = draw_map(one, one.layout.bounds, 0.01)

    assert len(groups([*drawing.groups], "blocks")) <= 2
    assert not groups([*drawing.groups], "card")
