"""A frame in the colour of the selection around a card's text while it is written outside the map."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from argmap.render.theme import Theme
from argmap.ui.canvas.editor import CardEditor
from argmap.ui.soon import soon
from argmap.ui.styling import window_font

FEWEST, MOST = 2, 8  # lines; longer texts scroll
MARGIN = 6  # pixels


class WritingFrame(QFrame):
    """Holds the editor, and grows with what is written in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("writing")
        self.setStyleSheet(
            f"#writing {{ background: {theme.card}; border: 2px solid {theme.accent}; border-radius: 6px; }}"
        )
        self.editor = CardEditor(self)
        self.editor.set_look(window_font(), theme.text, theme.card, theme.muted)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._grow)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + 2, MARGIN, MARGIN + 2, MARGIN)
        column.addWidget(self.editor)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the lines break elsewhere, which the document does not say."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            soon(self, self._grow)

    def _grow(self) -> None:
        line = self.editor.fontMetrics().lineSpacing()
        self.editor.setFixedHeight(round(min(max(self.editor.height_needed(), FEWEST * line), MOST * line)) + 2)
