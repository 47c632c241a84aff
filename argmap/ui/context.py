"""What the views of one open map share: its session, selection, view state, and what they ask of each other.

Map, outline, tray, reader and inspector get this object and nothing else. A view states what it wants here, and
whichever view can do it answers; no view knows another.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QPoint, Signal

from argmap.core.anchoring import Quote
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.finding import Stretch
from argmap.core.graph import Place
from argmap.core.records import Passage, RecordId, SourceText
from argmap.core.tree import Touched, Tree
from argmap.core.versions import first_text
from argmap.reasoning.checks import OpenPoint
from argmap.reasoning.checks.rules import readable_rules
from argmap.reasoning.open_points import OpenPoints
from argmap.session.session import Session
from argmap.ui.appearance import Appearance
from argmap.ui.filtering import Filtering
from argmap.ui.focus import Focus
from argmap.ui.panes import Pane
from argmap.ui.preferences import Preferences
from argmap.ui.review import Review
from argmap.ui.selection import Selection
from argmap.ui.shown import text_shown_for
from argmap.ui.stepping import Stepping
from argmap.ui.theming import theme_of
from argmap.ui.together import Together
from argmap.ui.view_state import ViewState


@dataclass(slots=True)
class Owed:
    """What is still to be done to an open map, as it could not be done at once; in the order in which it came."""

    is_telling: bool = False  # a change, just now
    once_told: list[Callable[[], object]] = field(default_factory=list)  # see `written.once_told`
    before_closing: list[Callable[[], object]] = field(default_factory=list)  # what is under way, and would be lost


class MapContext(QObject):
    """One per window and open map. Signals reach every view of the window, on the main thread."""

    changed = Signal(object, object)  # (Change, Touched), once per change of the session, however it came
    message = Signal(str)  # a sentence for the message bar
    reveal_requested = Signal(str)  # a place id, or an inference id: bring it into view, unfolding what hides it
    new_card_requested = Signal(object)  # a NewCard: open an editor for it; see `editor_pane`
    edit_requested = Signal(str)  # a place id: open its text for editing in place; see `editor_pane`
    menu_requested = Signal(object, QPoint)  # (Subject, global position): what it is about is selected already
    passage_requested = Signal(str)  # a passage id: the reader shows it
    look_requested = Signal(object)  # a Look: zoom, fit, walk; the map answers
    look_changed = Signal(object)  # a Report, from the map: zoom and levels shown
    words_requested = Signal(object)  # a Quote: the reader shows these words, which need not be a passage
    source_changed = Signal()  # another source text is shown
    comment_shown = Signal()  # another comment is `shown_comment_id`
    quote_changed = Signal()  # other words are selected in the reader
    quote_used = Signal(object)  # a Quote that became a passage: the reader drops it and stands behind it
    focus_requested = Signal(object)  # a Pane: put the keyboard there
    action_requested = Signal(str)  # what a row of the table does: the window does it, if it can be done
    appearance_changed = Signal()  # `theme`, the connecting words or the motion may be others
    situation_changed = Signal()  # actions may be enabled or not; once for each act, see `situation`
    open_points_switched = Signal()  # other checks are in force
    standings_changed = Signal()  # cards stand otherwise, see `judging`
    closed = Signal()  # the window lets go of the map: stop what is under way

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        view_state: ViewState,
        parent: QObject | None = None,
        is_glimpse: bool = False,
    ) -> None:
        super().__init__(parent)
        self.is_glimpse = is_glimpse  # only its main claim was read yet
        self.scene: Any = None  # a Scene that was laid out on a thread, for the map to take
        self.session = session
        self.appearance = appearance
        self.theme = theme_of(appearance)
        self.view_state = view_state
        self.selection = Selection(self)
        self.focus = Focus(session.tree, view_state, self.selection, self)
        self.filtering = Filtering(session.tree, self.focus, self)
        self.review = Review(lambda: session.document, self)
        self.searching: Any = None  # its Searching, once the map is to be seen
        self.judging: Any = None  # its Judging, likewise
        self.exercising: Any = None  # its Exercising, likewise, if it is an exercise
        self.pages: Any = None  # the PageSupply from which the pages of its PDFs come, if it has a file
        self.active_pane = Pane.MAP
        self.stepping = Stepping(session, self.message.emit, self.show_change, self)
        self._source_text_id: RecordId | None = first_text(session.document)
        self.review.show_source(self._source_text_id)
        self._quote: Quote | None = None
        self.shown_passage_id: RecordId | None = None  # that was asked for last
        self.found_words: tuple[Stretch, ...] = ()  # of a search, in the shown text; see `show_words`
        self.reader_offset: int | None = None  # where the cursor stands in the reader's text, while that is seen
        self._open_points: OpenPoints | None = None
        self.shown_open_point: OpenPoint | None = None
        self.walk: Any = None  # the FolderWalk that came to this map
        self.shown_comment_id: RecordId | None = None  # that was walked to or chosen last
        self.owed = Owed()
        self._unsubscribe = session.subscribe(self._take_change)
        appearance.changed.connect(self._dress)
        self.reveal_requested.connect(self.focus.follow)
        self.situation = Together(self)
        self.situation.said.connect(self.situation_changed)
        by = (self.selection, self.review, self.focus, self.filtering)
        for signal in (self.quote_changed, view_state.layout_changed, *(one.changed for one in by)):
            signal.connect(self.situation.say)

    @property
    def document(self) -> Document:
        return self.session.document

    @property
    def tree(self) -> Tree:
        return self.session.tree

    @property
    def preferences(self) -> Preferences:
        return self.appearance.preferences

    @property
    def is_editable(self) -> bool:
        return not self.session.is_read_only

    @property
    def current_place(self) -> Place | None:
        """The place of the current card."""
        return self.tree.place(self.selection.current) if self.selection.current is not None else None

    @property
    def editor_pane(self) -> Pane:
        """Who answers `new_card_requested` and `edit_requested`: the outline if the keyboard is there, else the map.

        A new card for the tray, and a card that lies in the tray, are the tray's to edit.
        """
        return Pane.OUTLINE if self.active_pane is Pane.OUTLINE else Pane.MAP

    def set_active_pane(self, pane: Pane) -> None:
        """For a view to call when it gets the keyboard."""
        self.active_pane = pane

    def perform(self, edit: Callable[..., Change], *arguments: Any, **named: Any) -> Change | None:  # noqa: ANN401  # the edit's own
        """Make and commit the change of an edit; its document is given. A refusal becomes a message, and None."""
        try:
            change = edit(self.document, *arguments, **named)
            if change:
                self.session.commit(change)
        except MapError as refusal:
            self.message.emit(str(refusal))
            return None
        return change

    def undo(self) -> None:
        """Take the last change back and show where."""
        self.stepping.undo()

    def show_change(self, change: Change) -> None:
        """Select what a change was about, and bring it into view."""
        if (place_id := self.stepping.place_shown_by(change)) is not None:
            self.show(place_id)

    def take_scene(self) -> Any:  # noqa: ANN401  # a Scene, or None
        """For the map to take what was laid out for it."""
        scene, self.scene = self.scene, None
        return scene

    def show(self, place_id: RecordId) -> None:
        """Select a card and bring it into view."""
        self.selection.select_card(place_id)
        self.reveal_requested.emit(place_id)

    def step_out(self) -> None:
        """One step back: nothing supposed, no filter, the whole map instead of one branch, then nothing selected."""
        if self.judging is not None and self.judging.stop_supposing():
            return
        if self.filtering.is_open:
            self.filtering.close()
        elif self.focus.place is not None:
            self.focus.leave()
        else:
            self.selection.clear()

    @property
    def open_points(self) -> OpenPoints:
        """What is open in the argument: all of it, though a large map takes a moment to be read the first time."""
        found = self.open_points_so_far
        found.finish()
        return found

    @property
    def open_points_so_far(self) -> OpenPoints:
        """What was found to be open so far: to read on is for others to do. Kept true change by change."""
        if self._open_points is None:
            self._open_points = OpenPoints(self.tree, at_once=False, own=readable_rules(self.preferences.coach))
        return self._open_points

    def _take_change(self, change: Change, touched: Touched) -> None:
        before, self.owed.is_telling = self.owed.is_telling, True
        if self._open_points is not None:
            self._open_points.update(change, touched)
        self.selection.drop_missing(self.tree)
        self._drop_missing_source(change)
        self.review.take(change)
        self.filtering.take_change()
        self.changed.emit(change, touched)
        self.focus.take_change()
        self.situation.say()
        self.owed.is_telling = before

    @property
    def source_text_id(self) -> RecordId | None:
        """The version of a source that the reader shows, or None."""
        return self._source_text_id

    @property
    def reader_quote(self) -> Quote | None:
        """The words selected in the reader, or None."""
        return self._quote

    def show_source(self, source_text_id: RecordId | None) -> None:
        if source_text_id != self._source_text_id:
            self._source_text_id = source_text_id
            self.found_words = ()
            self.set_reader_quote(None)
            self.review.show_source(source_text_id)
            self.source_changed.emit()

    def show_passage(self, passage_id: RecordId) -> None:
        """Show a passage in the reader, in the version of the source it belongs to."""
        passage = self.document.find(Passage, passage_id)
        if passage is not None and passage.source_text_id is not None:
            self.show_source(passage.source_text_id)
            self.shown_passage_id = passage_id
            self.found_words = ()
            self.review.look_at(passage_id)
            self.passage_requested.emit(passage_id)

    def show_words(self, quote: Quote, found: Iterable[Stretch] = ()) -> None:
        """Show words of a source in the reader.

        Those at `found` are marked until words are selected, or another place is shown.
        """
        self.show_source(quote.source_text_id)
        self.found_words = tuple(found)
        self.words_requested.emit(quote)

    def set_reader_quote(self, quote: Quote | None) -> None:
        """For the reader to call when other words are selected."""
        if quote != self._quote:
            self._quote = quote
            self.found_words = () if quote is not None else self.found_words
            self.quote_changed.emit()

    def _drop_missing_source(self, change: Change) -> None:
        shown = self._source_text_id
        if shown is None or self.document.find(SourceText, shown) is None:
            self.show_source(text_shown_for(self.document, change, shown))

    def _dress(self) -> None:
        self.theme = theme_of(self.appearance)
        self.appearance_changed.emit()
        self.situation.say()

    def close(self) -> None:
        """Stop listening, and remember how the map was looked at."""
        self._unsubscribe()
        self.closed.emit()
        if self._open_points is not None:
            self._open_points.clear()  # it hangs in circles, and would be freed at a bad moment
        if not self.is_glimpse:
            self.view_state.save()
