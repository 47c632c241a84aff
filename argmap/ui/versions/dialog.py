"""The window of versions: what a map was and its backups at the left, the chosen one as it was at the right."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QPushButton, QToolButton, QVBoxLayout

from argmap.core.moments import Moment
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.elided import ElidedLabel
from argmap.ui.opening import opened_in
from argmap.ui.text import plain_label, set_tooltip
from argmap.ui.versions.looking_up import LookingUp
from argmap.ui.versions.past import Details, Past, Version, past_of
from argmap.ui.versions.preview import Preview
from argmap.ui.versions.restoring import open_copy, restore
from argmap.ui.versions.row_painting import VersionPainting
from argmap.ui.versions.rows import VersionRows
from argmap.ui.versions.travel import Travel
from argmap.ui.versions.words import cards_that_differ, done_by, since_then, title_of_version
from argmap.ui.window import Window

LIST_WIDTH = 390  # pixels
FIRST_SIZE = (1240, 760)
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def show_versions(window: Window, path: Path, chosen: Version | None = None) -> None:
    """Show what can be gone back to of the map at `path`, first of all the `chosen` version.

    If the window shows that map, its history as well; of one that cannot be opened the backups, which then open as
    maps of their own.
    """
    is_shown = window.context is not None and opened_in(window).path == path
    if is_shown:
        window.workspace.finish_editing()
    VersionsDialog(window, past_of(path, window.context.session if is_shown else None), chosen).open()


def show_backups(window: Window, path: Path) -> None:
    """Show the backups of the maps that lay at `path`, whatever lies there now; they open as maps of their own."""
    VersionsDialog(window, past_of(path, None)).open()


class _VersionList(QListView):
    """Leaves the keys to the window that it does not need itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*KEYS, Qt.Key.Key_Space):
            event.ignore()
        else:
            super().keyPressEvent(event)


class VersionsDialog(QDialog):
    """Looking changes nothing; what is done is done by the buttons below."""

    def __init__(self, window: Window, past: Past, chosen: Version | None = None) -> None:
        super().__init__(window)
        self._window, self._past = window, past
        self._is_following = False  # the list goes where the preview went, not the other way round
        self.rows = VersionRows(past, self)
        self.list = _VersionList()
        self.preview = Preview(window.desk.appearance, free=window.desk.collector.free)
        map_view = window.context.view_state if past.records else None
        self.travel = Travel(past, self.preview, window.tasks, map_view)
        self._looking_up = LookingUp(past, self.rows, window)
        self._title, self._differs = plain_label(look="strong"), ElidedLabel("muted")
        self._place = plain_label(look="muted")
        self.earlier = _quiet(self.tr("Earlier"), self.tr("Left arrow"), lambda: self._step(-1))
        self.later = _quiet(self.tr("Later"), self.tr("Right arrow"), lambda: self._step(1))
        self.play = _quiet(self.tr("Play"), self.tr("Space"), self._play)
        self.copy = QPushButton(self.tr("Open as a map of its own"))
        self.compare = QPushButton(self.tr("Compare with now"))
        self._lay_out()
        self.travel.arrived.connect(self._show_arrival)
        self.rows.dataChanged.connect(self._describe)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._begin(chosen)

    def accept(self) -> None:
        """Bring the chosen version back: into the map, if it is open to be changed."""
        version = self.travel.version
        if version is None or not self.restore_button.isEnabled():
            return
        if self._is_restorable:
            restore(self._window, version)
        else:
            open_copy(self._window, self._past, version)
        super().accept()

    def done(self, result: int) -> None:
        self.travel.stop()
        self._looking_up.stop()
        self.preview.clear()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = KEYS.get(Qt.Key(event.key()))
        if by is not None:
            self._step(by)
        elif event.key() == Qt.Key.Key_Space:
            self._play()
        else:
            super().keyPressEvent(event)

    @property
    def _is_restorable(self) -> bool:
        """Whether the map itself can become what it was."""
        return bool(self._past.records) and self._window.context is not None and self._window.context.is_editable

    def _lay_out(self) -> None:
        intro = "" if self._past.records else self.tr("The map itself cannot be read; these are its backups.")
        column = column_of(self, self.tr("Versions"), intro)
        self.resize(*FIRST_SIZE)
        self.list.setProperty("look", "found")
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setUniformItemSizes(False)
        self.list.setAccessibleName(self.tr("Versions"))
        self.list.setItemDelegate(VersionPainting(self.list))
        self.list.setModel(self.rows)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.list)
        middle.addLayout(self._right_side(), 1)
        column.addLayout(middle, 1)
        does = self.tr("Restore this version") if self._is_restorable else self.tr("Open as a map of its own")
        others = [one for one, is_there in self._beside() if is_there]
        row, self.restore_button = button_row(self, does, self.tr("Close"), *others)
        column.addLayout(row)
        for button, act in ((self.copy, self._open_copy), (self.compare, self._compare)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.list.doubleClicked.connect(self.accept)

    def _right_side(self) -> QVBoxLayout:
        side, steps = QVBoxLayout(), QHBoxLayout()
        side.setSpacing(8)
        for label in (self._title, self._differs):
            side.addWidget(label)
        side.addWidget(self.preview, 1)
        for button in (self.earlier, self.play, self.later):
            steps.addWidget(button)
        steps.addSpacing(8)
        steps.addWidget(self._place)
        steps.addStretch(1)
        side.addLayout(steps)
        return side

    def _begin(self, chosen: Version | None) -> None:
        first, row = self.rows.first(), -1 if chosen is None else self.rows.row_with(chosen)
        if first < 0:
            self.preview.say(self.tr("Nothing was kept of this map yet. Each change you make will be, and backups."))
        self.list.setCurrentIndex(self.rows.index(first if row < 0 else row))
        self.list.setFocus()
        for widget in (self.list, self.earlier, self.play, self.later, self.restore_button):
            widget.setVisible(first >= 0)
        for button, is_there in self._beside():
            button.setVisible(first >= 0 and is_there)

    def _beside(self) -> tuple[tuple[QPushButton, bool], ...]:
        """The other buttons, and whether what they do can be done."""
        return (self.copy, self._is_restorable), (self.compare, bool(self._past.records))

    def _choose(self, index: QModelIndex) -> None:
        version = self.rows.version(index.row())
        if version is not None and not self._is_following:
            self.travel.stop()
            self.travel.go_to(version)

    def _step(self, by: int) -> None:
        self.travel.stop()
        self.travel.step(by)

    def _play(self) -> None:
        if self.travel.is_playing:
            self.travel.stop()
            self._describe()
        else:
            self.travel.play()

    def _show_arrival(self, version: Version) -> None:
        """Let the list follow to the stretch of work that the shown change is of."""
        row = self.rows.row_of(version.number) if isinstance(version, Moment) else -1
        if row >= 0 and row != self.list.currentIndex().row():
            self._is_following = True
            self.list.setCurrentIndex(self.rows.index(row))
            self._is_following = False
        self._describe()

    def _describe(self) -> None:
        version = self.travel.version
        if version is None:
            return
        details = self._looking_up.details_of(version)
        self._title.setText(title_of_version(version))
        differs = [since_then(details), cards_that_differ(details.since)] if details and details.since else []
        why_not = self._offer(version, details)
        self._differs.show_text(": ".join(words for words in differs if words) or why_not)
        self._place.setText(self._words_of_place(version))
        is_moment = isinstance(version, Moment) and bool(self._past.entries)
        for button in (self.earlier, self.play, self.later):
            button.setVisible(is_moment)
        self.play.setText(self.tr("Stop") if self.travel.is_playing else self.tr("Play"))

    def _offer(self, version: Version, details: Details | None) -> str:
        """Offer to restore what the map is not already, and to compare it; the words say why not."""
        is_known = details is not None and details.since is not None and not details.since
        is_same = self._is_restorable and (is_known or self._past.is_present(version))
        why = self.tr("The map is like this now: there is nothing to restore.") if is_same else ""
        self.restore_button.setEnabled(not is_same)
        self.compare.setEnabled(not is_same)
        set_tooltip(self.restore_button, why)
        return why

    def _words_of_place(self, version: Version) -> str:
        if not isinstance(version, Moment) or not self._past.entries:
            return ""
        here, known = self._past.changes_to(version.number), f"{len(self._past.entries):,}"
        if here == 0:
            return self.tr("Before the first of {0} changes").format(known)
        return self.tr("Change {0} of {1}: {2}").format(f"{here:,}", known, done_by(self._past.entries[here - 1]))

    def _open_copy(self) -> None:
        version = self.travel.version
        if version is not None:
            open_copy(self._window, self._past, version)
            self.reject()

    def _compare(self) -> None:
        from argmap.ui.comparing.beginning import compare_version

        version = self.travel.version
        if version is not None:
            self.reject()
            compare_version(self._window, self._past, version)


def _quiet(words: str, key: str, act: object) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setProperty("look", "compact")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(act)
    set_tooltip(button, key)
    return button
