"""Titles of large branches, in letters of one size however far away their cards are: by them one knows where one is.

They lie over the picture and are chosen anew for each frame: of two that would cover each other the smaller branch
goes without, and so does one whose title would cover the selected card. Near enough to read the cards there are none.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QPainter

from argmap.core.records import RecordId
from argmap.layout.geometry import Rect
from argmap.layout.shown import Shown
from argmap.render.detail import Detail, detail_at
from argmap.render.drawing import Box, Primitive, text_runs
from argmap.render.fonts import Style
from argmap.render.frame import RING
from argmap.render.look import Look
from argmap.render.theme import Tone
from argmap.ui.canvas.camera import Camera, plain
from argmap.ui.canvas.scene import Scene
from argmap.ui.canvas.sight import Sight
from argmap.ui.text import shortened

STYLE = Style.QUIET
HEIGHT = 22.0
PADDING = 9.0
RADIUS = 5.0
BAR = 3.0
WORDS = range(10, 31)  # characters of a title, as the branch is wide
LETTER = 6.5  # pixels, about
GAP = 6.0  # between two signs, at least
LEAST = 40.0
"""Pixels: smaller branches need no sign."""
MOST = 40  # in one view
OPACITY = 0.94


class Sign(NamedTuple):
    """A title and where it stands, in pixels of the view, over the card at a place."""

    place_id: RecordId
    words: str
    tone: Tone
    rect: Rect


def paint_signs(painter: QPainter, sight: Sight, signs: Iterable[Sign], selected: Collection[RecordId]) -> None:
    """Paint in pixels of the view; the title of a selected card has the ring that the card would have."""
    for sign in signs:
        sight.brushes.painter.paint(painter, draw_sign(sign, sight.look, sign.place_id in selected))


def draw_sign(sign: Sign, look: Look, is_selected: bool) -> Iterator[Primitive]:
    """A small plate with a bar in the colour of the card's side."""
    rect, theme = sign.rect, look.theme
    yield Box(*rect, radius=RADIUS, fill=theme.card, opacity=1.0 if is_selected else OPACITY)
    edge = (theme.accent, RING) if is_selected else (theme.border, 1.0)
    yield Box(*rect, radius=RADIUS, stroke=edge[0], stroke_width=edge[1])
    yield Box(rect.x + 3, rect.y + 4, BAR, rect.height - 8, radius=BAR / 2, fill=theme.tone(sign.tone))
    text = look.typesetter.wrap(sign.words, STYLE)
    yield from text_runs(text, rect.x + PADDING + BAR, rect.y + (HEIGHT - STYLE.pitch) / 2, STYLE, theme.text)


def signs_in_view(scene: Scene, camera: Camera, current: RecordId | None = None) -> list[Sign]:
    """The signs that find room, those of the largest branches first; none where the cards can be read."""
    if detail_at(camera.scale) is Detail.TEXT:
        return []
    rect = scene.rect_of(current) if current is not None else None
    ring = plain(camera.view_rect(rect)) if rect is not None else None
    branches = (one for one in scene.layout.shown(camera.shown, LEAST / camera.zoom) if one.block.children)
    found: list[Sign] = []
    for shown in sorted(branches, key=_size, reverse=True):
        sign = _sign(shown, scene, camera)
        if sign is not None and not _is_crowded(sign.rect, found) and not _covers(sign, current, ring):
            found.append(sign)
        if len(found) == MOST:
            break
    return found


def _size(shown: Shown) -> float:
    block = shown.block
    return (block.high - block.low) * block.reach


def _sign(shown: Shown, scene: Scene, camera: Camera) -> Sign | None:
    """The sign of a branch over its first card, moved so that all of it is in view; None where the branch is narrow."""
    card = shown.block.cards[0]
    count = _room_for(shown, camera.zoom)
    words = shortened(title_of(scene, card.place.node_id), count) if count in WORDS else ""
    if not words:
        return None
    width = scene.typesetter.advance(words, STYLE) + 2 * PADDING + BAR
    at = camera.view_rect(Rect(shown.x + card.x, shown.y + card.y, card.width, card.height))
    most = max(camera.width / camera.ratio - width, 0.0)
    left, top = min(max(at.center().x() - width / 2, 0.0), most), min(at.center().y() - HEIGHT / 2, at.top())
    return Sign(card.place.id, words, scene.tone(card.place), Rect(round(left), round(top), round(width), HEIGHT))


def _room_for(shown: Shown, zoom: float) -> int:
    """How many letters a branch is wide; in a drawing to the right all that are allowed, or none where it is low."""
    room = (shown.block.high - shown.block.low) * zoom
    if shown.is_speck:
        return 0
    if shown.block.is_turned:
        return WORDS[-1] if room > 2 * HEIGHT else 0
    return min(int((room - 2 * PADDING - BAR) / LETTER), WORDS[-1])


def title_of(scene: Scene, node_id: str) -> str:
    """What a card is called: its title, or else how its text begins."""
    node = scene.tree.node(node_id)
    return node.title or node.text


def _is_crowded(rect: Rect, others: Iterable[Sign]) -> bool:
    near = rect.adjusted(-GAP, -GAP, GAP, GAP)
    return any(near.intersects(other.rect) for other in others)


def _covers(sign: Sign, current: RecordId | None, ring: Rect | None) -> bool:
    """Whether a title lies over the current card, and is not its own."""
    return ring is not None and sign.place_id != current and sign.rect.intersects(ring)
