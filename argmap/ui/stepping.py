"""The steps of an open map in one window, one after the other. A large one is made on a thread, in a copy of the map
with which the map then changes places: document, tree and drawing. The window would stand still for it.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import QObject

from argmap.core.change import Change
from argmap.core.errors import MapError
from argmap.core.history import Entry, EntryKind
from argmap.core.records import RecordId
from argmap.session.ahead import Ahead, Edit, Step, made_ahead, reversal
from argmap.session.session import Session
from argmap.ui.collecting import Collector
from argmap.ui.shown import place_shown_by
from argmap.ui.tasks import Progress, Task, Tasks
from argmap.ui.view_state import KeptView, ViewState

LARGE = 500
"""Records of a change, or cards that it takes along: to make more, and to show it, may take longer than the window may
stand still."""
Then = Callable[[Change], None]
Free = Callable[[Iterator[None]], None]


class Shown(Protocol):
    """What a window has of the map, as far as a drawing is made ready for it."""

    scene: Any
    view_state: ViewState


@dataclass(frozen=True, slots=True)
class Wish:
    """A step that is wanted, of about so many records; what is said while it is made, and what is done then.

    `again` is its edit for a map that has changed since it was asked for; else that is the same.
    """

    step: Step
    size: int
    words: str
    then: Then
    failed: Callable[[MapError], None]
    again: Edit | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """What a thread has made of a wish: the map after it, for each window a drawing of it, and where to look then."""

    ahead: Ahead
    drawings: Sequence[Any]  # Scenes
    place_id: RecordId | None

    def taken_apart(self) -> Iterator[None]:
        """Let it go piece by piece; once it changed places that is what the map was before."""
        for one in self.drawings:
            yield from one.layout.taken_apart()
        yield from self.ahead.tree.document.taken_apart()


def of_nothing() -> Sequence[Shown]:
    """Before a window shows the map."""
    return ()


def at_once(pieces: Iterator[None]) -> None:
    """Free something where no window has to turn meanwhile."""
    for _ in pieces:
        pass


class Stepping(QObject):
    """Undoes, redoes and makes what may be large. What is asked for while a large step is made comes after it.

    An edit that comes meanwhile by another way goes first: the step is then made anew, on top of it.
    """

    def __init__(self, session: Session, say: Callable[[str], None], show: Then, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._say, self._show = session, say, show
        self._tasks: Tasks | None = None
        self._shown: Callable[[], Sequence[Shown]] = of_nothing
        self._free: Free = at_once
        self._spare: Callable[[], None] = lambda: None
        self._waiting: deque[Callable[[], None]] = deque()
        self._asked: Sequence[Shown] = ()  # for which drawings are made
        self._wish: Wish | None = None  # that is being made
        self._task: Task | None = None
        self._taken: Ready | None = None  # while it is said what was made

    def begin(self, tasks: Tasks, shown: Callable[[], Sequence[Shown]], collector: Collector) -> None:
        """Make large steps on threads from now on. `shown` tells what shows the map; what it was goes bit by bit."""
        self._tasks, self._shown = tasks, shown
        self._free, self._spare = collector.free, collector.spare_what_is_there

    @property
    def tasks(self) -> Tasks | None:
        """Where large work is done on threads; None where the map is shown for a moment only, or about to be closed."""
        return self._tasks

    def free(self, pieces: Iterator[None]) -> None:
        """Let something large go while the window has nothing else to do."""
        self._free(pieces)

    def spare(self) -> None:
        """After something large was made that stays: the collector need not look at it."""
        self._spare()

    @property
    def is_at_work(self) -> bool:
        """Whether a step is being made."""
        return self._wish is not None

    def place_shown_by(self, change: Change) -> RecordId | None:
        """Where to look after a change, as `shown.place_shown_by` says; of a large one it is known already."""
        if self._taken is not None and self._taken.ahead.change is change:
            return self._taken.place_id
        return place_shown_by(self._session.tree, change)

    def undo(self, then: Then | None = None) -> None:
        """Take the last change back, and show where, or do something else then."""
        history = self._session.history
        self._in_turn(lambda: self._reverse(history.to_undo(), EntryKind.UNDO, self.tr("Undoing…"), then))

    def redo(self) -> None:
        """Make the change that was undone last again, and show where."""
        history = self._session.history
        self._in_turn(lambda: self._reverse(history.to_redo(), EntryKind.REDO, self.tr("Redoing…"), None))

    def make(self, wish: Wish) -> None:
        """Make a step as soon as those before it are made."""
        self._in_turn(lambda: self._make(wish))

    def perform(self, edit: Edit, size: int, words: str, then: Then) -> None:
        """Make an edit that changes about so many records; `words` say what is done. A refusal becomes a message."""
        self.make(Wish(Step(edit), size, words, then, self._refuse))

    def finish(self) -> None:
        """Make what was asked for without a thread: the map is about to be closed."""
        self._tasks = None
        if self._task is not None and self._wish is not None:
            self._task.cancel()
            self._again(self._wish)
        self._go_on()

    def _in_turn(self, act: Callable[[], None]) -> None:
        self._waiting.append(act)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and self._wish is None:
            self._waiting.popleft()()

    def _reverse(self, entry: Entry | None, kind: EntryKind, words: str, then: Then | None) -> None:
        if entry is not None:
            from argmap.core.extent import extent_of  # late: nothing is undone before the map is to be seen

            size = extent_of(self._session.document, entry.change, LARGE + 1)
            self._make(Wish(reversal(entry, kind), size, words, then or self._show, self._refuse))

    def _refuse(self, error: MapError) -> None:
        self._say(str(error))

    def _make(self, wish: Wish) -> None:
        if self._tasks is None or wish.size <= LARGE:
            self._make_at_once(wish)
            return
        session, edit = self._session, wish.step.edit
        records, revision = list(session.document.records()), session.revision
        self._asked = self._shown()
        views = [_frozen(one.view_state) for one in self._asked]

        def work(progress: Progress) -> Ready:
            return _ready(made_ahead(records, revision, edit, progress.check), views, progress)

        self._wish = wish
        self._task = self._tasks.start(wish.words, work, self._take, self._fail, self._let_go)
        self._task.ended.connect(self._heed_cancelling)

    def _make_at_once(self, wish: Wish) -> None:
        try:
            change = self._session.make(wish.step)
        except MapError as error:
            wish.failed(error)
        else:
            wish.then(change)

    def _take(self, ready: Ready) -> None:
        """Change places with what was made, unless the map is another by now: then it is made once more."""
        wish = self._wish
        if wish is None:
            return
        if self._session.revision != ready.ahead.revision:
            self._let_go(ready)
            self._again(wish)
            return
        for one, drawing in zip(self._asked, ready.drawings, strict=False):  # none, where nothing is drawn otherwise
            one.scene = drawing
        try:
            self._session.take(wish.step, ready.ahead)
        except MapError as error:
            self._fail(error)
            return
        self._let_go(ready)
        self._end()
        self._taken = ready
        wish.then(ready.ahead.change)
        self._taken = None
        self._go_on()

    def _let_go(self, ready: Ready) -> None:
        self._free(ready.taken_apart())

    def _heed_cancelling(self, task: Task) -> None:
        """What was asked for meanwhile is given up too: it was meant for the map as it would have been."""
        if task is self._task and task.progress.is_cancelled:
            self._waiting.clear()
            self._end()

    def _again(self, wish: Wish) -> None:
        self._end()
        self._make(replace(wish, step=replace(wish.step, edit=wish.again or wish.step.edit)))

    def _fail(self, error: MapError) -> None:
        wish = self._wish
        self._end()
        if wish is not None:
            wish.failed(error)
        self._go_on()

    def _end(self) -> None:
        self._wish = self._task = None


def _frozen(state: ViewState) -> KeptView:
    return KeptView(state.folded, state.layout, {})


def _ready(ahead: Ahead, views: Sequence[KeptView], progress: Progress) -> Ready:
    from argmap.ui.canvas.scene import laid_out  # late: nothing large is made before the map is to be seen

    touched = ahead.touched
    is_drawn_otherwise = touched.roots or touched.cards or touched.rows or touched.steps
    drawings = [laid_out(ahead.tree, one, progress.check) for one in views if is_drawn_otherwise]
    return Ready(ahead, drawings, place_shown_by(ahead.tree, ahead.change))
