"""What stands below the bars of a window: the start page, the name of what is being opened, or a map."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from argmap.ui.start_page import StartPage
from argmap.ui.text import plain_label


class Stage(QStackedWidget):
    """Shows one of them at a time. A window that opens a map at once does without a start page."""

    def __init__(self, make_start_page: Callable[[], StartPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_start_page = make_start_page
        self._start_page: StartPage | None = None
        self._waiting = plain_label(look="hint", wraps=True)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)

    @property
    def start_page(self) -> StartPage:
        """The start page, made when it is first wanted."""
        if self._start_page is None:
            self._start_page = self._make_start_page()
            self.addWidget(self._start_page)
        return self._start_page

    @property
    def is_waiting(self) -> bool:
        """Whether nothing is shown but words."""
        return self.currentWidget() is self._waiting

    def show_start_page(self) -> None:
        self.start_page.new_button.setFocus()
        self.setCurrentWidget(self.start_page)

    def show_words(self, words: str) -> None:
        """Say what is going on, while there is nothing to be seen of it."""
        self._waiting.setText(words)
        self.setCurrentWidget(self._waiting)

    def show_map(self, workspace: QWidget) -> None:
        """Show the workspace of a map, which may be here already."""
        self.addWidget(workspace)
        self.setCurrentWidget(workspace)

    def let_go(self, workspace: QWidget) -> None:
        """Give the workspace of a map up."""
        self.removeWidget(workspace)
        workspace.deleteLater()
