"""What goes with the text of a source: words found in it, words that say what it does, and what of it is mapped."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from argmap.core.records import SourceText
from argmap.ui.context import MapContext
from argmap.ui.panels.covering import Covering
from argmap.ui.panels.find_bar import FindBar
from argmap.ui.panels.finding import ALL, Finding, wash_of
from argmap.ui.panels.indicating import Indicating
from argmap.ui.panels.page_view import PageView
from argmap.ui.panels.reader_painting import Decor
from argmap.ui.panels.reader_view import ReaderView
from argmap.ui.panes import Pane

LIST_SHARE = 2  # of the text's height the list of what was missed takes one part in so many


class ReaderTools(QObject):
    """Made by the reader, which hands it the view of the text and what else it may show in its place."""

    words_wanted = Signal(int, int)  # the offsets of what is to be seen
    sentence_wanted = Signal(int, int)  # the offsets of what is to be seen and selected
    place_wanted = Signal(int)  # the offset that is to stand at the top

    def __init__(self, context: MapContext, view: ReaderView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._views: list[ReaderView | PageView] = [view]
        self.find_bar = FindBar()
        self.finding = Finding(self.find_bar, lambda: context.reader_offset or 0, self)
        self.indicating = Indicating(context)
        self.covering = Covering(context, self.indicating, self)
        view.add_decor(self.indicating.decor)
        view.add_decor(self._found)
        view.cursorPositionChanged.connect(self._keep_place)
        view.installEventFilter(self)
        self.finding.changed.connect(view.viewport().update)
        self.finding.shown.connect(self.words_wanted)
        self.covering.strip.clicked.connect(self.place_wanted)
        self.covering.list.wanted.connect(self.sentence_wanted)
        context.closed.connect(self.finding.close)
        context.words_requested.connect(self._update)
        context.appearance_changed.connect(self.covering.dress)
        for closed in (self.find_bar.closed, self.covering.list.closed):
            closed.connect(self._give_keyboard_back)

    def go_with(self, view: PageView) -> None:
        """Go with the pages of a source too."""
        self._views.append(view)
        view.installEventFilter(self)
        view.quote_selected.connect(self._keep_place)
        view.add_decor(self.indicating.decor)
        view.add_decor(self._found)
        self.finding.changed.connect(view.viewport().update)

    def around(self, shown: QWidget) -> QWidget:
        """What shows the source, with the strip beside it, and the list and the bar below."""
        whole, beside = QWidget(), QHBoxLayout()
        beside.setSpacing(2)
        beside.addWidget(shown, 1)
        beside.addWidget(self.covering.strip)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(beside, LIST_SHARE)
        column.addWidget(self.covering.list, 1)
        column.addWidget(self.find_bar)
        return whole

    def show_text(self, text: SourceText | None) -> None:
        """Go with a text, or with another state of the map."""
        words = text.text if text is not None else ""
        self.finding.show_text(words)
        self.indicating.show_text(words)
        self.covering.show_text(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nobody reads at a place that is not seen."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._keep_place()
        return super().eventFilter(watched, event)

    def _keep_place(self) -> None:
        seen = next((view for view in self._views if view.isVisible()), None)
        self._context.reader_offset = seen.place if seen is not None else None

    def _give_keyboard_back(self) -> None:
        self._context.focus_requested.emit(Pane.READER)

    def _found(self, start: int, end: int) -> Decor:
        accent = self._context.theme.accent
        searched = [wash_of(one, accent, ALL) for one in self._context.found_words if one[0] < end and one[1] > start]
        return Decor((*self.finding.decor(start, end, accent).washes, *searched))

    def _update(self) -> None:
        for view in self._views:
            view.viewport().update()
