"""The left side of the window: source, outline and, once there are any, comments as tabs, with the tray below."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from argmap.ui.panes import Pane


class LeftSide(QWidget):
    """Shows one of its tabs at a time. What is in a tab is made when it is first shown."""

    def __init__(self, part: Callable[[Pane], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._part = part
        self._pages = QStackedWidget()
        self._group = QButtonGroup(self)
        self._tabs: dict[Pane, QToolButton] = {}
        row, self._tray = QHBoxLayout(), QHBoxLayout()
        row.setContentsMargins(18, 0, 8, 0)
        self._tray.setContentsMargins(18, 2, 8, 0)
        for pane, words in (
            (Pane.READER, self.tr("Source")),
            (Pane.OUTLINE, self.tr("Outline")),
            (Pane.COMMENTS, self.tr("Comments")),
        ):
            self._add_tab(pane, words, row)
        self._tabs[Pane.COMMENTS].hide()
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 11, 0, 12)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        column.addLayout(self._tray)
        self._tabs[Pane.READER].setChecked(True)

    def put_tray(self) -> None:
        """Put the tray below the tabs, once the map is to be seen: it is what people wait for."""
        self._tray.addWidget(self._part(Pane.TRAY))

    @property
    def shown(self) -> Pane:
        """Which tab is in front."""
        return next((pane for pane, tab in self._tabs.items() if tab.isChecked()), Pane.READER)

    def offer(self, pane: Pane) -> None:
        """Let a tab be seen that is hidden at first."""
        self._tabs[pane].show()

    def show_tab(self, pane: Pane) -> None:
        """Bring a tab to the front."""
        if pane in self._tabs:
            self._tabs[pane].setChecked(True)
            page = self._part(pane)
            if self._pages.indexOf(page) < 0:
                self._pages.addWidget(page)
            self._pages.setCurrentWidget(page)

    def _add_tab(self, pane: Pane, words: str, row: QHBoxLayout) -> None:
        tab = QToolButton()
        tab.setText(words)
        tab.setCheckable(True)
        tab.setProperty("look", "tab")
        tab.clicked.connect(lambda: self.show_tab(pane))
        self._tabs[pane] = tab
        self._group.addButton(tab)
        row.addWidget(tab)
