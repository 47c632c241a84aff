"""The quiet buttons that a card or a step shows under the mouse: "+" and the mark of what it adds, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF

from argmap.core.records import Kind, Polarity, RecordId
from argmap.core.roles import Role
from argmap.layout.geometry import Rect
from argmap.render.drawing import Box, Path, Primitive
from argmap.render.face import MARKS
from argmap.render.shapes import mark
from argmap.render.theme import Theme, tone_of
from argmap.ui.new_card import NewCard, Start

WIDTH, HEIGHT = 32.0, 20.0
GAP = 4.0
OVERLAP = 5.0  # with the card, so that the mouse gets there without leaving either
INSET = 8.0  # from the card's right edge
SIGN = 8.0
MARK = 7.0
WORDS = {
    Role.REASON: QT_TRANSLATE_NOOP("Canvas", "Add a reason"),
    Role.EVIDENCE: QT_TRANSLATE_NOOP("Canvas", "Add evidence"),
    Role.OBJECTION: QT_TRANSLATE_NOOP("Canvas", "Add an objection"),
    Role.ANSWER: QT_TRANSLATE_NOOP("Canvas", "Add an answer"),
}
DOUBT = QT_TRANSLATE_NOOP("Canvas", "Doubt the step")
LEAST_ZOOM = 0.35
"""Farther away, handles would hide the card."""


@dataclass(frozen=True, slots=True)
class Handle:
    """One button, in pixels of the view."""

    card: NewCard
    role: Role
    rect: QRectF
    words: str  # its tooltip


def card_handles(node_id: RecordId, is_question: bool, rect: QRectF) -> list[Handle]:
    """The handles at the top right edge of a card."""
    roles = [Role.ANSWER] if is_question else [Role.REASON, Role.EVIDENCE, Role.OBJECTION]
    left = rect.right() - INSET - len(roles) * WIDTH - (len(roles) - 1) * GAP
    top = rect.top() + OVERLAP - HEIGHT
    return [
        _handle(role, node_id, QRectF(left + index * (WIDTH + GAP), top, WIDTH, HEIGHT), str(WORDS[role]))
        for index, role in enumerate(roles)
    ]


def step_handle(inference_id: RecordId, joint: QPointF) -> Handle:
    """The handle beside a step's joint."""
    rect = QRectF(joint.x() + INSET, joint.y() - HEIGHT / 2, WIDTH, HEIGHT)
    return _handle(Role.OBJECTION, inference_id, rect, str(DOUBT))


def draw_handle(handle: Handle, theme: Theme, is_under: bool) -> Iterator[Primitive]:
    """The button; filled a little when it is under the mouse."""
    box = Rect(handle.rect.x(), handle.rect.y(), handle.rect.width(), handle.rect.height())
    colour = theme.tone(tone_of(handle.role))
    fill = theme.frame_fill if is_under else theme.card
    yield Box(*box, HEIGHT / 2, fill=fill, stroke=colour if is_under else theme.border)
    x, y = box.x + 10, box.centre.y
    steps = (("M", (x - SIGN / 2, y)), ("L", (x + SIGN / 2, y)), ("M", (x, y - SIGN / 2)), ("L", (x, y + SIGN / 2)))
    yield Path(steps, stroke=colour, stroke_width=1.6)
    yield mark(MARKS[handle.role], x + 8, y - MARK / 2, MARK, colour)


def _handle(role: Role, target_id: RecordId, rect: QRectF, words: str) -> Handle:
    kind = Kind.EVIDENCE if role is Role.EVIDENCE else Kind.CLAIM
    polarity = {Role.OBJECTION: Polarity.OPPOSES, Role.ANSWER: Polarity.ANSWERS}.get(role, Polarity.SUPPORTS)
    card = NewCard(Start.UNDER, kind, polarity, target_id)
    return Handle(card, role, rect, QCoreApplication.translate("Canvas", words))
