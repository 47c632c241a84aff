"""The head of the inspector: the mark and the role in its colour, and below it what it bears on, which leads there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from argmap.core.roles import Role
from argmap.render.theme import Theme, tone_of
from argmap.ui.panels.bearing import Bearing
from argmap.ui.panels.role_icons import role_icon
from argmap.ui.text import plain_label

MARK = 16  # pixels


class Heading(QWidget):
    """States `wanted` with the Bearing when it is clicked, or at Enter."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bearing = Bearing()
        self._marks: dict[tuple[Role, Theme, float], QPixmap] = {}
        self.mark = QLabel()
        self._name = plain_label(look="strong", wraps=True)
        self.onto = plain_label(look="muted", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self.onto)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_head(self, role: Role, name: str, bearing: Bearing, theme: Theme) -> None:
        """Show a name in the colour of a role, and what it bears on."""
        self._bearing = bearing
        self._dress(role, theme)
        self._name.setText(name)
        self.onto.setText(bearing.words)
        self.onto.setVisible(bool(bearing.words))
        leads = bearing.place_id is not None or bearing.step_id is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{name} {bearing.words}")

    def _dress(self, role: Role, theme: Theme) -> None:
        """Mark and colour, each made once: Qt keeps pixmaps for long after they were shown."""
        ratio = self.devicePixelRatioF()
        mark = self._marks.get((role, theme, ratio))
        if mark is None:
            mark = self._marks[role, theme, ratio] = role_icon(role, theme).pixmap(QSize(MARK, MARK), ratio)
        if mark.cacheKey() != self.mark.pixmap().cacheKey():
            self.mark.setPixmap(mark)
            self._name.setStyleSheet(f"color: {theme.tone(tone_of(role))};")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else the release would go elsewhere

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.wanted.emit(self._bearing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit(self._bearing)
        else:
            super().keyPressEvent(event)
