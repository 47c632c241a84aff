"""The mark of a role as an icon, as on its card; and what a card without a place is called."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QIcon

from argmap.core.records import Kind
from argmap.core.roles import Role
from argmap.render.face import MARKS
from argmap.render.theme import Theme, tone_of
from argmap.ui.icons import Mark, mark_icon

KINDS = {
    Kind.CLAIM: QT_TRANSLATE_NOOP("Panels", "Claim"),
    Kind.EVIDENCE: QT_TRANSLATE_NOOP("Panels", "Evidence"),
    Kind.QUESTION: QT_TRANSLATE_NOOP("Panels", "Question"),
}


def role_icon(role: Role, theme: Theme) -> QIcon:
    """The mark in the colour that cards of that role have."""
    return mark_icon(Mark(MARKS[role]), theme.tone(tone_of(role)))


def kind_name(kind: Kind) -> str:
    """What a card is called that has no role yet."""
    return QCoreApplication.translate("Panels", str(KINDS[kind]))
