"""A merge in the window: the map as it would be, and below it each conflict, settled by one key. Nothing is done before
the button below is pressed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QPushButton, QSplitter, QToolButton, QVBoxLayout, QWidget

from argmap.core.errors import MapError
from argmap.core.merging import Choice
from argmap.core.records import RecordId
from argmap.ui.bar import bar_button
from argmap.ui.comparing.conflict_rows import ConflictRows, words_of_choice
from argmap.ui.comparing.linking import READABLE
from argmap.ui.comparing.marked_canvas import MarkedCanvas, centre_on
from argmap.ui.comparing.merging import Merging
from argmap.ui.comparing.outcome import Outcome, place_of
from argmap.ui.comparing.row_painting import RowPainting
from argmap.ui.dialogs.frame import begin_large, button_row, column_of
from argmap.ui.elided import ElidedLabel
from argmap.ui.error_words import said
from argmap.ui.text import isolated, plain_label
from argmap.ui.theming import theme_of
from argmap.ui.versions.preview import Preview
from argmap.ui.window import Window

FIRST_SIZE = (1240, 860)  # pixels
SHARES = (520, 240)  # of the map, and of the conflicts
LINES = 3  # of what is said of a conflict
KEYS = {Choice.A: "M", Choice.B: "T", Choice.BOTH: "B"}


@dataclass(frozen=True, slots=True)
class Acts:
    """What the buttons do: ask for the map that both come from; look at both; merge; write a map of its own, and tell
    when it is written, or why not.
    """

    choose_base: Callable[[], None]
    compare: Callable[[Outcome, QWidget], None]
    apply: Callable[[Outcome], None]
    write: Callable[[Callable[[], None], Callable[[MapError], None]], bool]  # whether it is being written


class MergeDialog(QDialog):
    """Settles what is to be settled, and has one of its acts done."""

    def __init__(
        self,
        window: Window,
        merging: Merging,
        acts: Acts,
    ) -> None:
        super().__init__(window)
        self._window, self._merging, self._acts = window, merging, acts
        merging.setParent(self)
        self.preview = Preview(window.desk.appearance, free=window.desk.collector.free)
        self.rows = ConflictRows(merging.choice, self)
        self.list = QListView()
        self.base, self.summary, self.counts = ElidedLabel("muted"), ElidedLabel("strong"), ElidedLabel("strong")
        self.choose_base = bar_button(self.tr("Choose another…"), "compact", acts.choose_base)
        self.side_by_side = bar_button(self.tr("Side by side with now…"), "compact", self._compare)
        self.buttons = {choice: self._choice_button(choice) for choice in KEYS}
        self.new_map = QPushButton(self.tr("Into a new map…"))
        self._trouble = plain_label(look="warning", wraps=True)
        self._lay_out(window)
        self._listen()
        self._say_base()
        merging.begin()

    def accept(self) -> None:
        outcome = self._merging.outcome
        if outcome is not None:
            super().accept()
            self._acts.apply(outcome)

    def done(self, result: int) -> None:
        self.preview.clear()
        self._merging.end()
        super().done(result)

    def choose(self, choice: Choice) -> None:
        """Settle the conflict that is shown."""
        conflict = self.rows.conflict(self.list.currentIndex().row())
        if conflict is not None:
            self._merging.choose(conflict, choice)

    def _choice_button(self, choice: Choice) -> QToolButton:
        button = bar_button("", "tab", partial(self.choose, choice), KEYS[choice])
        button.setCheckable(True)
        return button

    def _lay_out(self, window: Window) -> None:
        column = column_of(self, self.tr("Merge"))
        begin_large(self, *FIRST_SIZE)
        self.list.setProperty("look", "found")
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Conflicts"))
        self.list.setItemDelegate(
            RowPainting(self.list, partial(theme_of, window.desk.appearance), LINES, has_marks=False)
        )
        self.list.setModel(self.rows)
        self._below = _column(_row(self.counts, *self.buttons.values()), self.list)
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.addWidget(_column(_row(self.summary, self.side_by_side), self.preview))
        whole.addWidget(self._below)
        whole.setSizes(SHARES)
        whole.setStretchFactor(0, 1)
        column.addLayout(_row(self.base, self.choose_base))
        column.addWidget(whole, 1)
        column.addWidget(self._trouble)
        self._trouble.hide()
        row, self.merge_button = button_row(self, self.tr("Merge into this map"), self.tr("Cancel"), self.new_map)
        column.addLayout(row)

    def _listen(self) -> None:
        merging = self._merging
        merging.begun.connect(self._wait)
        merging.progressed.connect(self._say_progress)
        merging.made.connect(self._show)
        merging.failed.connect(self._say_why)
        self.list.selectionModel().currentChanged.connect(self._show_conflict)
        self.new_map.setAutoDefault(False)
        self.new_map.clicked.connect(self._write_new)
        for choice, key in KEYS.items():
            QShortcut(QKeySequence(key), self, partial(self.choose, choice))
        for key, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(key), self, partial(self._step, by))

    def _say_base(self) -> None:
        base = self._merging.base
        if base is None:
            self.base.show_text(self.tr("The map that both come from was not found."))
            words = self.tr("Choose the map that both come from: what was handed out, or a copy from before.")
            more = self.tr("A version of this map becomes one in the window of versions.")
            self.preview.say(f"{words} {more}")
            self._offer(False)
            self._below.hide()
        else:
            words = self.tr("Both come from {0}.").format(isolated(base.name))
            self.base.show_text(words)
        self.choose_base.setText(self.tr("Choose…") if base is None else self.tr("Choose another…"))

    def _wait(self) -> None:
        """Nothing can be done with what is not there yet."""
        self._say_base()
        self._offer(False)
        self._say_progress(0.0)
        self._show_conflict()
        self.list.viewport().update()
        if self.preview.session is None:
            self.preview.say(self.tr("Merging…"))

    def _say_progress(self, fraction: float) -> None:
        self.summary.show_text(self.tr("Merging… {0} %").format(round(100 * fraction)))

    def _offer(self, is_made: bool) -> None:
        for button in (self.merge_button, self.new_map, self.side_by_side):
            button.setEnabled(is_made)
        self.side_by_side.setVisible(self._merging.base is not None)

    def _show(self, outcome: Outcome) -> None:
        """Show the map as it would be, where one was looking at it."""
        canvas, session = self.preview.canvas, self.preview.session
        camera = canvas.sight.camera if canvas is not None else None
        if outcome.laid is not None:
            self.preview.show_map(outcome.laid, lambda context: MarkedCanvas(context, outcome.marks))
            if camera is not None and self.preview.canvas is not None:
                self.preview.canvas.sight.go(camera)
        elif isinstance(canvas, MarkedCanvas) and session is not None:
            session.receive(outcome.step)
            canvas.show_marks(outcome.marks)
        self._offer_outcome()
        self.summary.show_text(self._said_of(outcome))
        row = max(self.list.currentIndex().row(), 0)
        self.rows.show_conflicts(outcome.conflicts, outcome.sentences)
        self._below.setVisible(bool(outcome.conflicts))
        self._go_to_conflict(min(row, self.rows.rowCount() - 1))

    def _said_of(self, outcome: Outcome) -> str:
        """What would become of the open map, and whether anything is to be decided."""
        if not outcome.change:
            return self.tr("This map has all that the other one has already.")
        said = self.tr("What becomes of this map: {0}").format(outcome.summary)
        return said if outcome.conflicts else self.tr("{0} There is no conflict.").format(said)

    def _go_to_conflict(self, row: int) -> None:
        """The keyboard is in the list, if there is something to decide."""
        if self.rows.rowCount() == 0:
            self.merge_button.setFocus()
            return
        if self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.rows.index(row))
        if not self.list.hasFocus():
            self.list.setFocus()
        self._show_conflict()

    def _show_conflict(self) -> None:
        outcome, row = self._merging.outcome, self.list.currentIndex().row()
        conflict = self.rows.conflict(row)
        if conflict is None:
            return
        chosen = self._merging.choice(conflict) or Choice.BOTH
        for choice, button in self.buttons.items():
            button.setText(f"{words_of_choice(conflict, choice)}  {KEYS[choice]}")
            button.setChecked(choice is chosen)
        words = self.tr("Conflict {0} of {1}, {2} decided")
        self.counts.show_text(words.format(f"{row + 1:,}", f"{self.rows.rowCount():,}", f"{self.rows.decided():,}"))
        shown = self.preview.session
        place_id = place_of(conflict, shown.tree) if outcome is not None and shown is not None else None
        if place_id is not None:
            self._look_at(place_id)

    def _look_at(self, place_id: RecordId) -> None:
        context, canvas = self.preview.context, self.preview.canvas
        if context is not None and canvas is not None:
            context.selection.select_card(place_id)
            centre_on(canvas, place_id, READABLE)

    def _step(self, by: int) -> None:
        row = max(0, min(self.list.currentIndex().row() + by, self.rows.rowCount() - 1))
        self.list.setCurrentIndex(self.rows.index(row))

    def _say_why(self, error: MapError) -> None:
        """What was merged before is gone as well: it was made of something else."""
        self._offer(False)
        self.preview.say(said(error))
        self.summary.show_text("")
        self._below.hide()

    def _compare(self) -> None:
        """Show what would come and go, beside the map as it is."""
        outcome = self._merging.outcome
        if outcome is not None:
            self._acts.compare(outcome, self)

    def _write_new(self) -> None:
        """It stays until the map is written: what was chosen at each conflict is nowhere else."""
        self._say_trouble("")
        if self._acts.write(self._leave, self._refuse):
            self._offer(False)

    def _leave(self) -> None:
        if not self._merging.is_over:
            self.reject()

    def _refuse(self, error: MapError) -> None:
        if self._merging.is_over:
            self._window.say_error(error)
            return
        self._offer_outcome()
        self._say_trouble(said(error))

    def _say_trouble(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    def _offer_outcome(self) -> None:
        outcome = self._merging.outcome
        self._offer(outcome is not None)
        self.merge_button.setEnabled(outcome is not None and bool(outcome.change))


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    """The first at the leading edge, the others at the other one."""
    row = QHBoxLayout()
    row.addWidget(first)
    row.addStretch(1)
    for other in others:
        row.addWidget(other)
    return row


def _column(head: QHBoxLayout, body: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 6, 0, 0)
    column.addLayout(head)
    column.addWidget(body, 1)
    return whole
