"""The mark of a role as an icon: the same shape and colour as on its card."""

from PySide6.QtGui import QIcon

from argmap.core.roles import Role
from argmap.render.theme import Theme, tone_of
from argmap.ui.icons import Mark, mark_icon

MARKS = {
    Role.MAIN_CLAIM: Mark.DISC,
    Role.REASON: Mark.DISC,
    Role.ANSWER: Mark.DISC,
    Role.OBJECTION: Mark.TRIANGLE,
    Role.REBUTTAL: Mark.TRIANGLE,
    Role.EVIDENCE: Mark.SQUARE,
    Role.COUNTER_EVIDENCE: Mark.SQUARE,
    Role.QUESTION: Mark.DIAMOND,
}


def role_icon(role: Role, theme: Theme) -> QIcon:
    """The mark in the colour that cards of that role have."""
    return mark_icon(MARKS[role], theme.tone(tone_of(role)))
