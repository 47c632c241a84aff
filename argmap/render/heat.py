"""A class drawn on the key: each card tinted by how many missed it, and arrows to popular wrong places.

The map is the drawing that every image shows; what the class did is laid over it.
"""

from collections.abc import Iterator
from dataclasses import replace

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.core.saying import Say
from argmap.core.stopping import Check, unchecked, with_checks
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.geometry import Rect
from argmap.layout.map_layout import MapLayout, passing
from argmap.reasoning.marking.class_result import CardResult, ClassResult
from argmap.reasoning.marking.popular import popular
from argmap.reasoning.sayings import sayings_of
from argmap.render import heat_words
from argmap.render.cards import Cards
from argmap.render.drawing import Box, Drawing, Group, Primitive, text_runs
from argmap.render.fading import mixed
from argmap.render.fonts import Style, register_fonts
from argmap.render.heat_arrows import arrows
from argmap.render.heat_list import with_list
from argmap.render.look import Look
from argmap.render.map import MARGIN, Picture, draw_map
from argmap.render.text import Typesetter
from argmap.render.theme import ThemeName, load_theme
from argmap.render.title import with_title

BENEATH = ("frame", "lines")  # what of a map lies under its cards
ROOM = MARGIN + 40.0  # around the map, for arrows that run beside it
TITLE_GAP = 26.0
STRONGEST = 0.36  # of the warning colour, on a card that all have missed; its text stays legible
EARLINESS = 0.6  # power of the share that missed a card: a quarter of the class already shows
PILL_HEIGHT = 20.0
PILL_PADDING = 8.0
PILL_INSET = 14.0  # from the card's left edge
PILL_DROP = 4.0  # from the card's lower edge to the pill's middle, so that it leaves the last line of text free
BASELINE = 4.3  # from the middle of a pill to the baseline of 12 px text


def heat_drawing(
    key: Tree, found: ClassResult, theme: ThemeName = ThemeName.PRINT, check: Check = unchecked
) -> Drawing:
    """The key with what a class did with it. Needs a running QGuiApplication.

    `check` is called every few cards, and may raise to end it.
    """

    def heed(_: float) -> None:
        check()

    register_fonts()
    look, say = Look(load_theme(theme), Typesetter()), sayings_of(key)
    cards = Cards(key, look, heed=heed)
    with passing(MapLayout(key, cards.measure, Direction.DOWN, heed=heed)) as layout:
        plain = draw_map(Picture(layout, key, cards, look), margin=ROOM, heed=heed)
        first = next(layout.shown(layout.bounds)).rect.centre.x
    drawing = replace(plain, groups=tuple(with_checks(_heated(plain, key, cards, found, look, say), check)))
    name = key.document.info.title.strip() or say("Argument map")
    drawing = with_title(drawing, name, first, TITLE_GAP, ROOM, look)
    drawing = with_list(drawing, key, popular(found), found, look, ROOM, say)
    return replace(drawing, title=say("Heat map: {0}").format(name), description=heat_words.legend(found.count, say))


def card_rects(drawing: Drawing, key: Tree) -> dict[RecordId, Rect]:
    """Where the cards of a key stand in its heat map, each at its first place, in reading order."""
    places = [(place, group) for group in drawing.groups if (place := _place(key, group)) is not None]
    return {place.node_id: _ground(group) for place, group in places if key.is_full(place)}


def _ground(group: Group) -> Rect:
    """The largest box of a card, which all others lie on."""
    boxes = [one for one in group.placed() if isinstance(one, Box)]
    ground = max(boxes, key=lambda one: one.width * one.height)
    return Rect(ground.x, ground.y, ground.width, ground.height)


def _heated(drawing: Drawing, key: Tree, cards: Cards, found: ClassResult, look: Look, say: Say) -> Iterator[Group]:
    """The groups of the map, arrows beneath its tinted cards, and on top how many each stands for."""
    results = {one.key_id: one for one in found.cards}
    places = {group.id: place for group in drawing.groups if (place := _place(key, group)) is not None}
    drawn = [(places[group.id], group) for group in drawing.groups if group.id in places and group.role == "card"]
    rects = {place.node_id: Rect(one.x, one.y, *cards.at(place).size) for place, one in drawn if key.is_full(place)}
    made = arrows(popular(found), rects, look)
    yield from (group for group in drawing.groups if group.role in BENEATH)
    yield from (one.line for one in made)
    yield from (_tinted(group, results[place.node_id], found.count, look, say) for place, group in drawn)
    yield from (group for group in drawing.groups if group.role not in (*BENEATH, "card"))
    yield from (_pill(rect, results[node_id], found.count, look, say) for node_id, rect in rects.items())
    yield from (one.pill for one in made)


def _place(key: Tree, group: Group) -> Place | None:
    return key.place(group.id) if group.role == "card" else None


def _tinted(group: Group, result: CardResult, count: int, look: Look, say: Say) -> Group:
    """The card on a ground of another colour, and what a screen reader says of it."""
    tint = _tint(result, count, look)
    body = tuple(_on(one, look.theme.card, tint) for one in group.primitives)
    said = heat_words.found_by(result.found, count, result.is_optional, say)
    return group._replace(primitives=body, title=f"{group.title} ({said})")


def _on(one: Primitive, ground: str, tint: str) -> Primitive:
    return one._replace(fill=tint) if isinstance(one, Box) and one.fill == ground else one


def _tint(result: CardResult, count: int, look: Look) -> str:
    missed = 0.0 if result.is_optional else 1 - result.found / count
    return mixed(look.theme.card, look.theme.warning, STRONGEST * missed**EARLINESS)


def _pill(card: Rect, result: CardResult, count: int, look: Look, say: Say) -> Group:
    """How many found a card, astride its lower left corner, where no line arrives."""
    said = heat_words.found_by(result.found, count, result.is_optional, say)
    text = look.typesetter.label(said, Style.WORD)
    width = text.width + 2 * PILL_PADDING
    left, middle = card.x + PILL_INSET, card.bottom + PILL_DROP
    room = Rect(left, middle - PILL_HEIGHT / 2, width, PILL_HEIGHT)
    box = Box(*room, PILL_HEIGHT / 2, fill=look.theme.card, stroke=look.theme.frame)
    top = middle + BASELINE - text.baseline
    return Group("heat", "", said, (box, *text_runs(text, left + PILL_PADDING, top, Style.WORD, look.theme.text)))
