"""A button whose words give way: where there is no room for them, an ellipsis says so."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from argmap.ui.elided import LEAST
from argmap.ui.text import menu_words, set_tooltip

ROUNDING = 4  # pixels by which a long line may be wider than Qt reckons, who then leaves out its end


class ElidedButton(QToolButton):
    """One line of plain words; all of them are in the tooltip."""

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        self._words = words
        set_tooltip(self, words)
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        left_out = metrics.horizontalAdvance(menu_words(self._words)) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + max(left_out, 0) + ROUNDING, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - (super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text()))
        self.setText(self.fontMetrics().elidedText(menu_words(self._words), Qt.TextElideMode.ElideRight, room))
