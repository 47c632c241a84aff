"""The worded places that open under something dragged: what each would do is written on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF

from argmap.core.records import RecordId
from argmap.layout.geometry import Rect
from argmap.render.drawing import Box, Primitive, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look
from argmap.render.text import WrappedText

LEAST_WIDTH = 98.0  # of one zone, in pixels
LEAST_HEIGHT = 40.0
GAP = 4.0
RADIUS = 8.0


class Does(StrEnum):
    """What dropping on a zone does."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    ANSWERS = "answers"
    TOGETHER = "together"  # joint reasons
    LINK = "link"  # words of a source to a card or a step
    BETWEEN = "between"  # onto a line
    ROOT = "root"  # onto nothing


WORDS = {
    Does.SUPPORTS: QT_TRANSLATE_NOOP("Canvas", "supports"),
    Does.OPPOSES: QT_TRANSLATE_NOOP("Canvas", "opposes"),
    Does.ANSWERS: QT_TRANSLATE_NOOP("Canvas", "answers"),
    Does.TOGETHER: QT_TRANSLATE_NOOP("Canvas", "together with"),
    Does.LINK: QT_TRANSLATE_NOOP("Canvas", "rests on these words"),
    Does.BETWEEN: QT_TRANSLATE_NOOP("Canvas", "insert here"),
    Does.ROOT: QT_TRANSLATE_NOOP("Canvas", "by itself"),
}


@dataclass(frozen=True, slots=True)
class Zone:
    """One place to drop on, in pixels of the view. `target_id` names a node or an inference; empty for none."""

    does: Does
    target_id: RecordId
    rect: QRectF

    @property
    def words(self) -> str:
        return QCoreApplication.translate("Canvas", str(WORDS[self.does]))


def zones_over(card: QRectF, sides: Sequence[tuple[Does, RecordId]], link_to: RecordId | None) -> list[Zone]:
    """Zones side by side over a card, never too small to hit; above them the one that links, if words are dragged."""
    width = max(card.width(), len(sides) * LEAST_WIDTH + (len(sides) - 1) * GAP)
    height = max(card.height(), LEAST_HEIGHT * (2 if link_to is not None else 1))
    left, top = card.center().x() - width / 2, card.center().y() - height / 2
    zones = []
    if link_to is not None:
        height = (height - GAP) / 2
        zones.append(Zone(Does.LINK, link_to, QRectF(left, top, width, height)))
        top += height + GAP
    each = (width - (len(sides) - 1) * GAP) / max(len(sides), 1)
    for index, (does, target_id) in enumerate(sides):
        zones.append(Zone(does, target_id, QRectF(left + index * (each + GAP), top, each, height)))
    return zones


def zone_around(does: Does, target_id: RecordId, middle_x: float, middle_y: float) -> Zone:
    """A single zone around a point, most of it above, so that its word is not under what the mouse carries."""
    rect = QRectF(middle_x - LEAST_WIDTH / 2, middle_y - LEAST_HEIGHT * 1.25, LEAST_WIDTH, LEAST_HEIGHT * 1.4)
    return Zone(does, target_id, rect)


def draw_zone(zone: Zone, look: Look, is_under: bool) -> Iterator[Primitive]:
    """The zone with its word; in full colour when it is under the mouse."""
    theme = look.theme
    colour = _colour(zone.does, look)
    box = Rect(zone.rect.x(), zone.rect.y(), zone.rect.width(), zone.rect.height())
    fill = colour if is_under else theme.card
    yield Box(*box, RADIUS, fill=theme.card)
    yield Box(*box, RADIUS, fill=fill, stroke=colour, stroke_width=1.6, opacity=1.0 if is_under else 0.94)
    text = look.typesetter.wrap(zone.words, Style.WORD, box.width - 8)
    top = box.centre.y - text.height / 2
    ink = theme.card if is_under else colour
    for line in text.lines:
        left = box.centre.x - line.width / 2 - line.x
        yield from text_runs(WrappedText((line,), text.height), left, top, Style.WORD, ink)


def _colour(does: Does, look: Look) -> str:
    theme = look.theme
    match does:
        case Does.OPPOSES:
            return theme.opposes
        case Does.SUPPORTS | Does.ANSWERS:
            return theme.supports
        case Does.LINK:
            return theme.accent
        case _:
            return theme.text
