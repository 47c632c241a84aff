"""Going from version to version: what is shown now, step by step through the changes, and playing them."""

from PySide6.QtCore import QObject, QTimer, Signal

from argmap.core.change import Change
from argmap.core.errors import MapError
from argmap.core.moments import Moment, change_between
from argmap.storage.backup import Backup
from argmap.ui.error_words import said
from argmap.ui.tasks import Progress, Task, Tasks
from argmap.ui.versions.past import Past, Version, records_of
from argmap.ui.versions.preview import LaidOut, PassingView, Preview
from argmap.ui.view_state import ViewState

AT_ONCE = 300  # records that differ; more are laid out anew, on a thread
TICK_MS = 650  # between two changes while they are played
TICKS = 80  # of a replay, at most: a long history is played in larger steps


class Travel(QObject):
    """Shows versions in a preview. `arrived` says which one is shown now."""

    arrived = Signal(object)

    def __init__(self, past: Past, preview: Preview, tasks: Tasks, map_view: ViewState | None) -> None:
        super().__init__(preview)
        self.past = past
        self._preview, self._tasks, self._view = preview, tasks, PassingView(map_view)
        self._shown: Version | None = None
        self._wanted: Version | None = None
        self._task: Task | None = None
        self._played_to = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def version(self) -> Version | None:
        """The version that is shown, or on its way."""
        return self._wanted

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    def go_to(self, version: Version) -> None:
        """Show a version: by what changes, if that is little."""
        self._wanted = version
        change = self._way(version)
        if change is None or len(change.pairs) > AT_ONCE:
            self._lay_out(version)
            return
        try:
            self._preview.take(change)
        except MapError as error:  # a history that does not lead to the map, as in a file that somebody made up
            self._fail(error)
        else:
            self._arrive(version)

    def step(self, by: int) -> None:
        """Show the moment so many changes later, or earlier."""
        if isinstance(self._wanted, Moment) and self.past.entries:
            here = self.past.changes_to(self._wanted.number)
            there = max(0, min(here + by, len(self.past.entries)))
            if there != here:
                self.go_to(self.past.moment_after(there))

    def play(self) -> None:
        """Play the changes from the first one known up to the moment that is shown."""
        if isinstance(self._wanted, Moment) and self.past.entries:
            self._played_to = self._wanted.number
            self._timer.start()
            self.go_to(self.past.moment_after(0))

    def stop(self) -> None:
        """Play no further, and wait for nothing."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()

    def _tick(self) -> None:
        if self._wanted is not self._shown or not isinstance(self._shown, Moment):
            return  # it is still being laid out
        whole = self.past.changes_to(self._played_to)
        left = whole - self.past.changes_to(self._shown.number)
        if left <= 0:
            self._timer.stop()
            self.arrived.emit(self._shown)
        else:
            self.step(min(left, max(1, whole // TICKS)))

    def _way(self, version: Version) -> Change | None:
        """The change that leads from what is shown to a version; None if there is no such way."""
        if isinstance(version, Backup) or not isinstance(self._shown, Moment) or self._preview.session is None:
            return None
        return change_between(self.past.entries, self._shown.number, version.number)

    def _lay_out(self, version: Version) -> None:
        if self._task is not None:
            self._task.cancel()
        past, view = self.past, self._view

        def work(progress: Progress) -> LaidOut:
            records = records_of(past, version)
            progress.check()
            return LaidOut(records, view)

        def show(made: LaidOut) -> None:
            self._preview.show_map(made)
            self._arrive(version)

        words = self.tr("Looking at a version…")
        self._task = self._tasks.start(words, work, show, self._fail, LaidOut.take_apart)

    def _fail(self, error: MapError) -> None:
        self._timer.stop()
        self._shown = None
        self._preview.say(said(error))

    def _arrive(self, version: Version) -> None:
        self._shown = self._wanted = version
        self.arrived.emit(version)
