"""What came of a class: the gradebook and the heat map, and the way to each student's marked copy."""

from functools import partial
from statistics import mean, median

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QStackedWidget

from argmap.core.errors import MapError
from argmap.reasoning.marking.sentences import percent
from argmap.session.marking.keys import names_of
from argmap.session.marking.marked import Marked
from argmap.ui.bar import bar_button
from argmap.ui.commands.window import comments
from argmap.ui.dialogs.frame import begin_large, button_row, column_of
from argmap.ui.error_words import said
from argmap.ui.folder_walk import FolderWalk
from argmap.ui.giving import reveal
from argmap.ui.links import show_page
from argmap.ui.marking.gradebook_view import GradebookView
from argmap.ui.marking.heat_page import HeatPage
from argmap.ui.text import plain_label
from argmap.ui.window import Window

FIRST_SIZE = (1480, 760)
REPORT = "report.html"


def show_marked(window: Window, marked: Marked) -> None:
    """Show results instead of those that the window has shown."""
    for known in window.findChildren(ResultsDialog):
        known.close()
    ResultsDialog(window, marked).show()


class ResultsDialog(QDialog):
    """It steps aside while a copy is looked at, and comes back as it was."""

    def __init__(self, window: Window, marked: Marked) -> None:
        super().__init__(window)
        self._window, self._marked = window, marked
        column = column_of(self, self.tr("Results of marking"))
        self.gradebook = GradebookView(marked.files, names_of(marked.keys))
        self.pages = QStackedWidget()
        self.heat = HeatPage(window, marked)
        self.pages.addWidget(self.gradebook)
        self.pages.addWidget(self.heat)
        self._tabs = QButtonGroup(self)
        self.trouble = plain_label(look="warning", wraps=True)
        self.trouble.hide()
        column.addLayout(self._top())
        column.addWidget(self.pages, 1)
        column.addWidget(self.trouble)
        column.addLayout(self._foot())
        self.gradebook.wanted.connect(self.open_copy)
        self.heat.wanted.connect(self.open_copy)
        begin_large(self, *FIRST_SIZE)
        self.gradebook.table.setFocus()

    def accept(self) -> None:
        """Open the copy of the current row, or of the current name beside the heat map."""
        (self.gradebook if self.pages.currentWidget() is self.gradebook else self.heat).choose()

    def done(self, result: int) -> None:
        self.heat.stop()
        super().done(result)

    def come_back(self) -> None:
        self.show()
        self.raise_()
        self.activateWindow()

    def open_copy(self, number: int) -> None:
        """Open the marked copy of that file in the window, in the order of the gradebook, with its comments."""
        order = [at for at in self.gradebook.order() if self._marked.files[at].copy is not None]
        if number not in order:
            return
        window, paths = self._window, [self._marked.files[at].copy for at in order]
        self.trouble.hide()
        self.hide()
        window.activateWindow()
        walk = FolderWalk(window, [path for path in paths if path is not None], self.come_back)
        walk.go_to(order.index(number), lambda: comments.show(window), self._come_back_without)

    def _come_back_without(self, error: MapError) -> None:
        """Say why a copy could not be opened, beside those that can; what may be done about it stands in the window."""
        self.trouble.setText(said(error))
        self.trouble.show()
        self.come_back()

    def show_page(self, number: int) -> None:
        self._tabs.button(number).setChecked(True)
        self.pages.setCurrentIndex(number)
        (self.heat.view if number else self.gradebook.table).setFocus()

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for number, words in enumerate((self.tr("Gradebook"), self.tr("Heat map"))):
            button = bar_button(words, "tab", partial(self.show_page, number))
            button.setCheckable(True)
            button.setChecked(not number)
            self._tabs.addButton(button, number)
            row.addWidget(button)
        row.addSpacing(12)
        row.addWidget(plain_label(self._summary(), look="muted"))
        row.addStretch(1)
        return row

    def _open_report(self) -> None:
        page = self._marked.out / REPORT
        if not show_page(page):
            reveal(self._window, page)

    def _foot(self) -> QHBoxLayout:
        out = self._marked.out
        report = bar_button(self.tr("Open the report"), "compact", self._open_report)
        folder = bar_button(self.tr("Show the folder"), "compact", partial(reveal, self._window, out / REPORT))
        row, _ = button_row(self, self.tr("Open marked copy"), self.tr("Close"), report, folder)
        return row

    def _summary(self) -> str:
        shares = [one.best.mark.share for one in self._marked.results if one.best is not None]
        unread = len(self._marked.files) - len(shares)
        said = [self.tr("Marked: {0}").format(f"{len(shares):,}")]
        if shares:
            said.append(self.tr("on average {0}").format(percent(mean(shares))))
            said.append(self.tr("half of them {0} or more").format(percent(median(shares))))
        if unread:
            said.append(self.tr("not read: {0}").format(f"{unread:,}"))
        return "  ·  ".join(said)
