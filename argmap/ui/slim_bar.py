"""The slim bar: title, what is saved, the three add buttons with their keys, one search field, export."""

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from argmap.ui.actions import ACTIONS
from argmap.ui.bar import Bar
from argmap.ui.chrome import Chrome
from argmap.ui.elided import ElidedLabel
from argmap.ui.hearing import hear
from argmap.ui.icons import Mark, mark_icon
from argmap.ui.keys import shown_key
from argmap.ui.menus import WindowActions, words_of
from argmap.ui.text import plain_label, set_tooltip, shown

ADD_BUTTONS = {
    "map.adding.reason": (Mark.DISC, "supports"),
    "map.adding.evidence": (Mark.SQUARE, "evidence"),
    "map.adding.objection": (Mark.TRIANGLE, "opposes"),
}
TITLE_WIDTH = 420  # pixels at most
LEAST_TITLE = 120  # pixels, where room is short
EDGE = 5
"""Pixels beside the title: border and padding of the style sheet, and 2 of Qt's. To ask the style takes 5 ms."""


class SlimBar(Bar):
    """States what the user wants by `renamed`; the buttons are the window's own actions."""

    renamed = Signal(str)

    def __init__(self, actions: WindowActions, search: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(46, 12, 16, 6, parent)
        self.title = TitleField(self)
        self.title.renamed.connect(self.renamed)
        self.saved = plain_label(look="muted")
        self.saved.ensurePolished()
        self.say_saved(QCoreApplication.translate("Reporting", "All changes saved"))
        self.target = ElidedLabel("muted")
        self._buttons = {does: _button(actions[does]) for does in ADD_BUTTONS}
        self._map_part = [self.title, self.saved, *self._buttons.values(), self.target]
        self._export = _button(actions["window.sharing.export"])
        self._export.setText(self.tr("Export"))
        row = self.row
        row.addWidget(self.title)
        row.addWidget(self.saved)
        row.addSpacing(20)
        for does, button in self._buttons.items():
            button.setText(f"{words_of(ACTIONS[does])}  {shown_key(ACTIONS[does])}")
            row.addWidget(button)
            row.addSpacing(12)
        row.addWidget(self.target)
        row.addStretch(1)
        row.addWidget(search, 100)
        row.addWidget(self._export)

    def dress(self, chrome: Chrome) -> None:
        """Draw the marks in the colours of the theme."""
        for does, (mark, colour) in ADD_BUTTONS.items():
            self._buttons[does].setIcon(mark_icon(mark, getattr(chrome, colour), self.devicePixelRatioF()))

    def say_saved(self, words: str) -> None:
        """Say whether all is saved. Other words move nothing that stands behind them, and lay out nothing anew."""
        metrics, most = self.saved.fontMetrics(), self.saved.minimumWidth()
        self.saved.setFixedSize(max(most, metrics.horizontalAdvance(words)), metrics.height())
        self.saved.setText(words)

    def show_map(self, has_map: bool) -> None:
        """Without a map there is nothing to name, to add to or to export."""
        for widget in [*self._map_part, self._export]:
            widget.setVisible(has_map)

    def say_target(self, words: str) -> None:
        """Say what a new card would bear on; empty if that goes without saying."""
        self.target.show_text(words)


class TitleField(QLineEdit):
    """The map's title, renamed where it stands: Enter takes the new one, Escape the old."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "title")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Title of the map"))
        self._title = ""
        self.textChanged.connect(self.updateGeometry)
        self.editingFinished.connect(self._take)

    def show_title(self, title: str) -> None:
        """Show the title, unless it is just being typed. To paint it again after each change would hold up the map."""
        if title == self._title:
            return
        self._title = title
        if not (self.hasFocus() and self.isModified()):
            self._restore()
        set_tooltip(self, title)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 18
        return QSize(max(60, min(width, TITLE_WIDTH)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST_TITLE, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What has no room ends in an ellipsis; while it is edited, all of it can be reached."""
        area = self.rect().adjusted(EDGE, 0, -EDGE, 0)
        shortened = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        if self.hasFocus() or shortened == self.text():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setPen(self.palette().text().color())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shortened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._restore()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def commit(self) -> None:
        """Say the new title, if another one is being typed: the map is about to be closed."""
        if self.isModified():
            self._take()

    def _take(self) -> None:
        title = self.text().strip()
        if title and self.isModified() and title != self._title:
            self._title = title
            self.renamed.emit(title)
        self._restore()
        if self.hasFocus():
            self.clearFocus()

    def _restore(self) -> None:
        self.setText(shown(self._title).replace("\n", " "))
        self.setCursorPosition(0)


def _button(action: QAction) -> QToolButton:
    """A flat button for an action, which leaves the keyboard where it is."""
    button = QToolButton()
    button.setText(action.text())
    button.setEnabled(action.isEnabled())
    hear(button, "clicked()", action, "trigger()")
    hear(action, "enabledChanged(bool)", button, "setEnabled(bool)")
    button.setProperty("look", "flat")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
