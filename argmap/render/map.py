"""A laid-out map as a drawing: all of it, or what meets a view, in as much detail as shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from argmap.core.records import Polarity
from argmap.core.tree import Tree
from argmap.layout.blocks import Card
from argmap.layout.connectors import Connector
from argmap.layout.direction import Direction
from argmap.layout.geometry import Point, Rect
from argmap.layout.heeding import Heed, heeding, unheeded
from argmap.layout.map_layout import MapLayout
from argmap.layout.shown import Shown
from argmap.render.cards import Cards
from argmap.render.connector import connector_word, draw_joints, draw_lines, draw_word
from argmap.render.detail import Detail, card_tone, detail_at, draw_bars, draw_blocks
from argmap.render.drawing import Drawing, Group, Primitive, moved
from argmap.render.frame import draw_ands, draw_frame
from argmap.render.held import Held
from argmap.render.look import Look
from argmap.render.pills import fold_pill
from argmap.render.theme import Tone
from argmap.render.words import and_word, more_word

MARGIN = 40.0
ORIGIN = Point(0.0, 0.0)
SPECK = 2.0  # device pixels; a branch smaller than this is one block


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn and how: a layout of a tree, made for these cards, seen in a look."""

    layout: MapLayout
    tree: Tree
    cards: Cards
    look: Look

    @property
    def is_turned(self) -> bool:
        return self.layout.direction is Direction.RIGHT


def draw_map(
    picture: Picture,
    view: Rect | None = None,
    scale: float = 1.0,
    margin: float = MARGIN,
    heed: Heed = unheeded,
    held: Held | None = None,
) -> Drawing:
    """What of the map meets the view, at a scale in device pixels per pixel; without a view, all of it and a margin."""
    info = picture.tree.document.info
    if view is None:
        rect = picture.layout.bounds.adjusted(-margin, -margin, margin, margin)
        groups = draw_shown(picture, list(picture.layout.shown(rect)), Detail.TEXT, heed)
    else:
        rect = view
        groups = draw_shown(picture, list(picture.layout.shown(view, SPECK / scale)), detail_at(scale), heed)
    drawn = (held or Held()).hold(groups)
    return Drawing(*rect, picture.look.theme.canvas, drawn, info.title, info.description)


def draw_shown(picture: Picture, shown: list[Shown], detail: Detail, heed: Heed) -> Iterator[Group]:
    """The blocks and the lines between them, in painting order: frames, cards, lines, words."""
    blocks = [one for one in shown if not one.is_speck]
    specks = [(one.rect, card_tone(picture.tree, one.block.cards[0].place)) for one in shown if one.is_speck]
    lines = [line for one in blocks for line in picture.layout.connectors(one.block, one.x, one.y)]
    yield from _frames(picture, blocks, detail)
    yield from _lines(picture, lines)
    if detail is Detail.TEXT:
        yield from _cards(picture, heeding(blocks, heed))
        yield from _words(picture, lines)
        yield from _folds(picture, blocks)
    else:
        yield from _small_cards(picture, blocks, detail)
    yield from _blocks(picture, specks)


def rect_of_card(card: Card, x: float, y: float) -> Rect:
    """The rectangle of a card whose block stands at (x, y)."""
    return Rect(x + card.x, y + card.y, card.width, card.height)


def _frames(picture: Picture, blocks: Iterable[Shown], detail: Detail) -> Iterator[Group]:
    for one in blocks:
        if one.block.is_framed:
            rects = [rect_of_card(card, one.x, one.y) for card in one.block.cards]
            ands = draw_ands(rects, picture.look) if detail is Detail.TEXT else ()
            yield Group("frame", one.block.id, and_word(), (draw_frame(one.rect, picture.look.theme), *ands))


def _lines(picture: Picture, lines: Iterable[Connector]) -> Iterator[Group]:
    for one in lines:
        yield Group("lines", one.inference_ids[0], "", tuple(draw_lines(one, picture.look.theme)))


def _cards(picture: Picture, blocks: Iterable[Shown]) -> Iterator[Group]:
    for one in blocks:
        for card in one.block.cards:
            drawn = picture.cards.at(card.place)
            yield Group("card", card.place.id, drawn.spoken, drawn.primitives, one.x + card.x, one.y + card.y)


def _words(picture: Picture, lines: Iterable[Connector]) -> Iterator[Group]:
    pills: dict[tuple[Polarity, bool], tuple[str, tuple[Primitive, ...]]] = {}
    for one in lines:
        kind = one.polarity, one.is_undercut
        if kind not in pills:
            pills[kind] = connector_word(one, picture.look.wording), tuple(draw_word(one, picture.look, ORIGIN))
        title, pill = pills[kind]
        x, y = one.word_at
        joints = draw_joints(one, picture.tree.document, picture.look.theme)
        yield Group("word", one.inference_ids[0], title, (*(moved(joint, -x, -y) for joint in joints), *pill), x, y)


def _folds(picture: Picture, blocks: Iterable[Shown]) -> Iterator[Group]:
    for one in blocks:
        for card in one.block.cards:
            if card.is_folded and card.hidden_count:
                rect = rect_of_card(card, one.x, one.y)
                pill = fold_pill(rect, card.hidden_count, picture.is_turned, picture.look)
                yield Group("fold", card.place.id, more_word(card.hidden_count), tuple(pill))


def _small_cards(picture: Picture, blocks: Iterable[Shown], detail: Detail) -> Iterator[Group]:
    cards = [
        (rect_of_card(card, one.x, one.y), card_tone(picture.tree, card.place))
        for one in blocks
        for card in one.block.cards
    ]
    if detail is Detail.BLOCKS:
        yield from _blocks(picture, cards)
    else:
        for rect, tone in cards:
            yield Group("card", "", "", tuple(draw_bars(rect, tone, picture.look.theme)))


def _blocks(picture: Picture, cards: list[tuple[Rect, Tone]]) -> Iterator[Group]:
    if cards:
        yield Group("blocks", "", "", tuple(draw_blocks(cards, picture.look.theme)))
