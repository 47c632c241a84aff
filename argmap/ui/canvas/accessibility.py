"""What a screen reader hears of the map: the widget's name, and each selection as a sentence."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Say a sentence, if anyone listens; it also becomes the widget's description, for readers that ask for it."""
    widget.setAccessibleDescription(sentence)
    if QAccessible.isActive() and sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
