"""The reader: the sources of the map, one at a time, with the passages the map rests on."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from argmap.core.anchoring import Quote
from argmap.core.change import Change
from argmap.core.records import Passage, PassageLink, PassageState, RecordId, Source, SourceText
from argmap.core.tree import Touched
from argmap.core.versions import place_near
from argmap.ui.context import MapContext
from argmap.ui.elided import ElidedLabel
from argmap.ui.elided_choice import ElidedChoice
from argmap.ui.panels.contents import ContentsButton
from argmap.ui.panels.mark_names import names_of
from argmap.ui.panels.page_view import PageView
from argmap.ui.panels.paper_source import PaperSource
from argmap.ui.panels.reader_marks import Mark, count_of, marks_at, marks_in, resting_on, share_covered
from argmap.ui.panels.reader_tools import ReaderTools
from argmap.ui.panels.reader_view import ReaderView
from argmap.ui.panels.review_strip import ReviewStrip
from argmap.ui.panels.source_views import SourceViews
from argmap.ui.panes import Pane, Subject
from argmap.ui.text import plain_label, shortened, tooltip_text

KEPT = "reader"


class Reader(QWidget):
    """Shows the context's source text, says what is selected in it, and leads from a passage to its cards."""

    def __init__(self, context: MapContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.context = context
        self._marks: list[Mark] = []
        self._resting: dict[RecordId, set[RecordId]] = {}  # passages of these marks, by the places that rest on them
        self._soon = QTimer(self, singleShot=True, interval=0)  # until the sides of the marks are looked up again
        self._soon.timeout.connect(self._find_marks)
        self._clicks: tuple[int, int] = (-1, 0)
        self._shown_id: RecordId | None = None
        self.sources = ElidedChoice()
        self.sources.setAccessibleName(self.tr("Source"))
        self.facts = ElidedLabel("muted")
        self.contents = ContentsButton()
        self.review = ReviewStrip(context)
        self._views = SourceViews(context, self)
        self.paper = PaperSource(context)
        self.tools = ReaderTools(context, self._views.text, self)
        self.tools.go_with(self._views.pages)
        self._empty = plain_label(look="muted", wraps=True)
        self._empty.setText(self.tr("No source yet.\nOpen a document with Source › Add source…, or drop one here."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._fill_sources()
        self._show_source()

    @property
    def key_widgets(self) -> tuple[QWidget, ...]:
        """Where plain letters are commands; what is seen comes first."""
        return (self.view, *(view for view in (self._views.text, self._views.pages) if view is not self.view))

    @property
    def view(self) -> ReaderView | PageView:
        """What shows the source now."""
        return self._views.current

    @property
    def ways(self) -> QWidget:
        """The choice between pages and text."""
        return self._views.ways

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tooltip_text(self._names_at(event.pos())), self.view)
            return True
        if event.type() == QEvent.Type.MouseMove:
            self._shape_cursor(event.position().toPoint())  # type: ignore[attr-defined]  # a QMouseEvent by its type
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        for page in (self._views.text, self._views.pages, self._empty, self.paper):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 6, 8, 0)
        column.setSpacing(6)
        column.addWidget(self.sources)
        row = QHBoxLayout()
        self.facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.facts, 1)
        row.addWidget(self.contents)
        row.addWidget(self._views.ways, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        column.addWidget(self.review)
        column.addWidget(self.tools.around(self._stack), 1)

    def _connect(self) -> None:
        context = self.context
        context.changed.connect(self._take_change)
        context.source_changed.connect(self._show_source)
        context.passage_requested.connect(self._show_passage)
        context.selection.changed.connect(self._mark)
        context.appearance_changed.connect(self._dress)
        for view in (self._views.text, self._views.pages):
            context.quote_used.connect(view.stand_behind)
            view.quote_selected.connect(self._take_quote)
            view.clicked.connect(self._go_to_card)
            view.menu_wanted.connect(self._ask_for_menu)
            view.got_keyboard.connect(self._take_keyboard)
            view.viewport().installEventFilter(self)
            view.verticalScrollBar().valueChanged.connect(self._keep_position)
        self._views.way_changed.connect(self._change_way)
        self.sources.activated.connect(self._choose_source)
        self.contents.chosen.connect(lambda offset: self.view.scroll_to(offset))
        self.tools.words_wanted.connect(lambda start, end: self.view.reveal(start, end))
        self.tools.sentence_wanted.connect(self._show_sentence)
        self.tools.place_wanted.connect(lambda offset: self.view.scroll_to(offset))

    # -- what is shown

    def _take_change(self, change: Change, touched: Touched) -> None:
        if change.has(Source, SourceText):
            self._fill_sources()
            self._show_source()
        elif change.has(Passage, PassageLink):
            self._find_marks()
        elif touched.rows or touched.roots:
            self._soon.start()  # once the map was painted: there may be hundreds of them
        else:
            self._mark()

    def _fill_sources(self) -> None:
        self.sources.clear()
        document = self.context.document
        for source in document.all(Source):
            texts = sorted(document.where(SourceText, "source_id", source.id), key=lambda text: -text.version)
            for text in texts:
                name = shortened(source.title, 120) or self.tr("Source without a title")
                is_newest = text is texts[0]
                words = name if is_newest else self.tr("{0} (version {1})").format(name, text.version)
                self.sources.addItem(words.replace("\n", " "), text.id)
        self.sources.setVisible(self.sources.count() > 0)

    def _show_source(self) -> None:
        text_id = self.context.source_text_id
        text = self.context.document.find(SourceText, text_id) if text_id is not None else None
        self.sources.setCurrentIndex(self.sources.findData(text_id))
        filled = self.view if text is not None and (text.text or self._views.shows_pages) else self.paper
        self._stack.setCurrentWidget(filled if text is not None else self._empty)
        self._views.show_ways()
        is_another = text is not None and text.id != self._shown_id
        if text is not None and is_another:
            self._shown_id = None  # nothing to keep while the text is exchanged
            self._views.show_source(text)
            self._return_to_position(text.id)
        if text is not None and not text.text:
            self.paper.show_source(text)
        self._shown_id = text.id if text is not None else None
        self.contents.show_text(text)
        self._find_marks_of(is_another)

    def _find_marks_of(self, is_another: bool) -> None:
        """At once, but for those that came with their text: an import may bring hundreds."""
        if is_another and self.context.owed.is_telling:
            self._marks, self._resting = [], {}
            self._mark()  # none of the text before
            self._soon.start()
        elif not self._soon.isActive() or not self.context.owed.is_telling:
            self._find_marks()

    def _find_marks(self) -> None:
        self._soon.stop()
        text_id = self.context.source_text_id
        self._marks = marks_in(self.context.tree, text_id) if text_id is not None else []
        self._resting = resting_on(self.context.tree, self._marks)
        text = self.context.document.find(SourceText, text_id) if text_id is not None else None
        if text is not None and not text.text:
            self.paper.show_quotes()
        self.tools.show_text(text)
        self._say_facts()
        self._mark()

    def _say_facts(self) -> None:
        text_id = self.context.source_text_id
        text = self.context.document.find(SourceText, text_id) if text_id is not None else None
        self.facts.setVisible(text is not None and text.text != "")
        if text is not None and text.text:
            share = round(100 * share_covered(self._marks, len(text.text)))
            number = count_of(self._marks)
            count = self.tr("%n passage(s)", None, number).replace("(s)", "s" * (number != 1))
            facts = self.tr("{0}  ·  {1} % of the text mapped  ·  version {2}")
            self.facts.show_text(facts.format(count, share, text.version))

    def _dress(self) -> None:
        self._views.dress()
        self._mark()

    def _mark(self) -> None:
        self.view.mark(self._marks, self._selected_passages(), self._views.colours)

    def _selected_passages(self) -> set[RecordId]:
        """Of the marked passages, those that the selected cards or the selected step rest on."""
        step_id = self.context.selection.step
        ids = self.context.selection.held if step_id is None else {step_id}
        return {passage_id for one_id in self._resting.keys() & ids for passage_id in self._resting[one_id]}

    def _show_passage(self, passage_id: RecordId) -> None:
        if self._soon.isActive():
            self._find_marks()
        mark = next((mark for mark in self._marks if mark.passage_id == passage_id), None)
        passage = self.context.document.find(Passage, passage_id)
        if mark is not None:
            self.view.reveal(mark.start, mark.end)
        elif passage is not None and passage.state is PassageState.LOST and passage.source_text_id == self._shown_id:
            self.view.reveal(*place_near(self.context.document, passage))

    def _show_sentence(self, start: int, end: int) -> None:
        """Show a sentence and select it, so that a key makes a card of it."""
        self.view.reveal(start, end)
        self.view.select(start, end)
        self.view.setFocus()

    # -- what the user does

    def _take_quote(self, quote: Quote | None) -> None:
        self.context.set_reader_quote(quote)

    def _take_keyboard(self) -> None:
        self.context.set_active_pane(Pane.READER)

    def _change_way(self) -> None:
        """Show the source in the other way, from where it was read."""
        self._shown_id = None
        self.context.set_reader_quote(None)
        self._show_source()
        self.view.setFocus()

    def _choose_source(self, index: int) -> None:
        self.context.show_source(self.sources.itemData(index))

    def _go_to_card(self, offset: int) -> None:
        """Select what rests on the clicked words; clicking again goes on to the next that does."""
        targets = [(True, one) for mark in marks_at(self._marks, offset) for one in mark.place_ids]
        targets += [(False, one) for mark in marks_at(self._marks, offset) for one in mark.step_ids]
        if not targets:
            return
        turn = self._clicks[1] + 1 if self._clicks[0] == offset else 0
        self._clicks = (offset, turn)
        is_card, one = targets[turn % len(targets)]
        if is_card:
            self.context.show(one)
        else:
            self.context.selection.select_step(one)
            self.context.reveal_requested.emit(one)

    def _ask_for_menu(self, point: QPoint) -> None:
        self._take_keyboard()
        self.context.menu_requested.emit(Subject.PASSAGE, point)

    def _names_at(self, point: QPoint) -> str:
        offset = self.view.offset_at(point)
        names = names_of(self.context.tree, marks_at(self._marks, offset))
        return "\n".join([*names, self.tools.indicating.words_at(offset)]).strip()

    def _shape_cursor(self, point: QPoint) -> None:
        is_over_mark = bool(marks_at(self._marks, self.view.offset_at(point)))
        shape = Qt.CursorShape.PointingHandCursor if is_over_mark else self.view.plain_cursor(point)
        self.view.viewport().setCursor(shape)

    # -- where the reader stood

    def _keep_position(self) -> None:
        if self._shown_id is not None:
            kept = dict(self.context.view_state.get(KEPT) or {})
            self.context.view_state.keep(KEPT, kept | {self._shown_id: self.view.first_offset})

    def _return_to_position(self, text_id: RecordId) -> None:
        kept = self.context.view_state.get(KEPT)
        offset = kept.get(text_id) if isinstance(kept, dict) else None
        text = self.context.document.find(SourceText, text_id)
        if isinstance(offset, int) and text is not None and 0 < offset <= len(text.text):
            self.view.scroll_to(offset)
