"""Shows what a file of another format would become, and what of it would not, before anything is added."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QSplitter

from argmap.core.records import Inference, Node
from argmap.formats.imported import Imported
from argmap.ui.dialogs.frame import begin_large, button_row, column_of
from argmap.ui.text import isolated, shown
from argmap.ui.versions.preview import LaidOut, Preview
from argmap.ui.viewing import Look
from argmap.ui.window import Window

SIZE = (1240, 760)
SHARES = [760, 440]
HANDLE = 12  # pixels
MARGIN = 12  # pixels
LINES = 500  # of each fate


class ImportDialog(QDialog):
    """The map at the left as it would be, the report at the right; Enter makes a map of it."""

    def __init__(
        self,
        window: Window,
        name: str,
        imported: Imported,
        made: LaidOut,
        make: Callable[[], None],
        add: Callable[[], None],
    ) -> None:
        """`make` makes a new map of what was read, `add` adds it to the map that the window shows."""
        super().__init__(window)
        self._make, self._add = make, add
        document = made.session.document
        counts = self.tr("{0} cards, {1} steps.").format(document.count(Node), document.count(Inference))
        whole = self.tr("Everything in the file would be in the map.") if imported.report.is_whole else ""
        column = column_of(
            self, self.tr("Import “{0}”").format(isolated(name)), " ".join(filter(None, (counts, whole)))
        )
        begin_large(self, *SIZE)
        self.preview = Preview(window.desk.appearance, free=window.desk.collector.free)
        self._lines = imported.report.text(LINES)
        self.report = QPlainTextEdit(shown(self._lines), readOnly=True)
        self.report.document().setDocumentMargin(MARGIN)
        self.report.setAccessibleName(self.tr("What becomes of the file"))
        middle = QSplitter()
        middle.setHandleWidth(HANDLE)
        middle.addWidget(self.preview)
        middle.addWidget(self.report)
        middle.setSizes(SHARES)
        middle.setStretchFactor(0, 1)
        column.addWidget(middle, 1)
        self.copy_button = QPushButton(self.tr("Copy report"))
        self.copy_button.clicked.connect(self._copy)
        self.add_button = QPushButton(self.tr("Add to the open map"))
        self.add_button.clicked.connect(self._accept_adding)
        self.add_button.setVisible(window.context is not None and window.context.is_editable)
        for button in (self.copy_button, self.add_button):
            button.setAutoDefault(False)
        row, self.make_button = button_row(self, self.tr("Make a new map"), self.tr("Cancel"), self.copy_button)
        row.insertWidget(row.count() - 2, self.add_button)
        column.addLayout(row)
        self.preview.show_map(made)
        self.make_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The map has its room by now."""
        super().showEvent(event)
        context = self.preview.context
        if context is not None:
            context.look_requested.emit(Look.FIT)

    def accept(self) -> None:
        """Make a map of it."""
        super().accept()
        self._make()

    def done(self, result: int) -> None:
        self.preview.clear()
        super().done(result)

    def _accept_adding(self) -> None:
        super().accept()
        self._add()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines)
