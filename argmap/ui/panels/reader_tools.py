"""What goes with the text of a source: words that are found in it or say what it does, and where in it one reads."""

from PySide6.QtCore import QEvent, QObject

from argmap.core.records import SourceText
from argmap.ui.context import MapContext
from argmap.ui.panels.find_bar import FindBar
from argmap.ui.panels.finding import Finding
from argmap.ui.panels.indicating import Indicating
from argmap.ui.panels.reader_painting import Decor
from argmap.ui.panels.reader_view import ReaderView


class ReaderTools(QObject):
    """Made by the reader, which gives its widgets a place."""

    def __init__(self, context: MapContext, view: ReaderView, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self.find_bar = FindBar()
        self.finding = Finding(self.find_bar, lambda: view.place, self)
        self.finding.changed.connect(view.viewport().update)
        self.find_bar.closed.connect(view.setFocus)
        self.indicating = Indicating(context)
        view.add_decor(self.indicating.decor)
        view.add_decor(self._found)
        view.cursorPositionChanged.connect(self._keep_place)
        view.installEventFilter(self)

    def show_text(self, text: SourceText | None) -> None:
        """Go with another text."""
        self.finding.show_text(text.text if text is not None else "")
        self.indicating.show_text(text.text if text is not None else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nobody reads at a place that is not seen."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._keep_place()
        return super().eventFilter(watched, event)

    def _keep_place(self) -> None:
        self._context.reader_offset = self._view.place if self._view.isVisible() else None

    def _found(self, start: int, end: int) -> Decor:
        return self.finding.decor(start, end, self._context.theme.accent)
