"""The heat map: the key as it is drawn everywhere, with what a class did laid over it."""

from dataclasses import replace
from itertools import combinations

import pytest

from argmap.core.document import Document
from argmap.core.records import MapInfo, Node
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from argmap.layout.geometry import Rect
from argmap.reasoning.marking import Rubric, mark
from argmap.reasoning.marking.class_result import ClassResult, class_result
from argmap.reasoning.marking.popular import popular
from argmap.reasoning.marking.standing import Onto
from argmap.render.drawing import Box, Drawing, Group, Path, Text
from argmap.render.heat import heat_drawing
from argmap.render.svg import svg
from argmap.render.theme import ThemeName, load_theme

KEY = """
- Ferries should be free.
  - Reason: Islanders cannot choose to drive.
    - Evidence: There is no bridge to the northern island.
      - Doubt: A bridge was promised for next spring.
  - Objection: Tourists would crowd the decks.
    - Objection: Tourists already come by coach.
"""
MOVED = KEY.replace("    - Objection: Tourists already", "  - Objection: Tourists already")
WITHOUT = KEY.replace("    - Objection: Tourists already come by coach.\n", "")
AS_OBJECTION = KEY.replace("Doubt: A bridge", "Objection: A bridge")


def of(outline: str) -> Tree:
    return Tree(Document(read(outline.encode(), "outline").records))


def a_class(key: Tree, *outlines: str) -> ClassResult:
    return class_result(mark(key, of(one), Rubric()) for one in outlines)


def card_id(key: Tree, start: str) -> str:
    return next(node.id for node in key.document.all(Node) if node.text.startswith(start))


def words_of(drawing: Drawing) -> str:
    return " ".join(one.text for one in drawing.primitives() if isinstance(one, Text))


def ground_of(drawing: Drawing, key: Tree, start: str) -> str | None:
    """The colour on which the text of a card stands."""
    place = key.full_place(card_id(key, start))
    group = next(one for one in drawing.groups if one.role == "card" and place is not None and one.id == place.id)
    return next(one.fill for one in group.primitives if isinstance(one, Box) and one.fill and one.opacity == 1.0)


def test_every_card_of_the_key_says_how_many_found_it() -> None:
    key = of(KEY)
    drawing = heat_drawing(key, a_class(key, KEY, KEY, WITHOUT))

    assert words_of(drawing).count("3 of 3") == 5
    assert words_of(drawing).count("2 of 3") == 1


@pytest.mark.parametrize("theme", list(ThemeName))
def test_a_card_has_more_of_the_warning_colour_the_more_missed_it(theme: ThemeName) -> None:
    key, plain = of(KEY), load_theme(theme).card
    few, all_of_them = (
        heat_drawing(key, a_class(key, *some), theme) for some in ((KEY, KEY, WITHOUT), (WITHOUT, WITHOUT))
    )
    grounds = [ground_of(one, key, "Tourists already") for one in (few, all_of_them)]

    assert ground_of(few, key, "Tourists would") == plain
    assert len({plain, *grounds}) == 3


def test_a_card_that_may_be_missing_is_never_tinted() -> None:
    key = of(KEY)
    rubric = Rubric(optional=("Tourists already come by coach",))
    drawing = heat_drawing(key, class_result([mark(key, of(WITHOUT), rubric)]))

    assert ground_of(drawing, key, "Tourists already") == load_theme(ThemeName.PRINT).card
    assert "0 of 1, optional" in words_of(drawing)


def test_a_place_that_several_chose_has_an_arrow_and_is_listed() -> None:
    key = of(KEY)
    drawing = heat_drawing(key, a_class(key, KEY, MOVED, MOVED))
    dashed = [one for group in drawing.groups if group.role == "heat" for one in group.primitives if _is_dashed(one)]

    assert len(dashed) == 1
    assert words_of(drawing).count("2×") == 2
    assert "Popular wrong places" in words_of(drawing)


def _is_dashed(one: object) -> bool:
    return isinstance(one, Path) and bool(one.dash)


def test_a_place_that_one_of_many_chose_is_not_shown() -> None:
    key = of(KEY)

    assert popular(a_class(key, KEY, KEY, MOVED)) == []
    assert len(popular(a_class(key, MOVED))) == 1


def test_wrong_places_are_told_apart_by_what_they_are_on() -> None:
    key = of(KEY)
    found = a_class(key, MOVED, MOVED, AS_OBJECTION)
    by_card = {one.key_id: one.wrong for one in found.cards}
    (moved,) = by_card[card_id(key, "Tourists already")]
    (beside,) = by_card[card_id(key, "A bridge")]

    assert (moved.onto, moved.target_ids, moved.count) == (Onto.CARD, (card_id(key, "Ferries"),), 2)
    assert (beside.onto, beside.target_ids, beside.count) == (Onto.CARD, (card_id(key, "There is no"),), 1)


def test_the_counts_of_arrows_stand_clear_of_cards_and_of_each_other() -> None:
    key = of(KEY)
    low = KEY.replace("    - Evidence: There", "  - Evidence: There").replace("      - Doubt", "    - Doubt")
    drawing = heat_drawing(key, a_class(key, MOVED, MOVED, low, low, AS_OBJECTION, AS_OBJECTION))
    cards = [_room(group) for group in drawing.groups if group.role == "card"]
    counts = [_room(group) for group in drawing.groups if group.role == "heat" and "×" in _text(group)]

    assert len(counts) == 3
    assert not any(one.intersects(other) for one, other in combinations(counts, 2))
    assert not any(one.intersects(card) for one in counts for card in cards)


def _text(group: Group) -> str:
    return "".join(one.text for one in group.placed() if isinstance(one, Text))


def _room(group: Group) -> Rect:
    """The largest box of a group."""
    boxes = [Rect(one.x, one.y, one.width, one.height) for one in group.placed() if isinstance(one, Box)]
    return max(boxes, key=lambda one: one.width * one.height).adjusted(1, 1, -1, -1)


def test_the_picture_is_named_and_says_to_a_screen_reader_how_many_found_each_card() -> None:
    key = of(KEY)
    text = svg(heat_drawing(key, a_class(key, KEY))).decode()

    assert '<title id="title">Heat map: Argument map</title>' in text
    assert "Reason: Islanders cannot choose to drive. (1 of 1)" in text


def test_a_heat_map_speaks_the_language_of_its_key() -> None:
    key = of(KEY)
    key = Tree(
        Document(replace(one, language="de") if isinstance(one, MapInfo) else one for one in key.document.records())
    )
    said = words_of(heat_drawing(key, a_class(key, MOVED, MOVED, WITHOUT)))

    assert "3 von 3" in said and "So viele Abgaben haben die Karte, von 3 insgesamt" in said
    assert "Häufige falsche Orte (gestrichelt)" in said
    assert "auf „Ferries should be free.“; in der Lösung auf „Tourists would crowd the decks.“" in said
