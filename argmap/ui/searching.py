"""The search of one open map: its index is made on a thread after the first paint, and follows every change."""

from threading import Thread

from PySide6.QtCore import QObject, Signal

from argmap.core.change import Change
from argmap.core.records import Record
from argmap.core.tree import Touched
from argmap.storage.answering import Found, answer
from argmap.storage.search import Hit, SearchIndex
from argmap.storage.searched import Group
from argmap.ui.context import MapContext
from argmap.ui.tasks import Progress, Task, Tasks

MANY = 5_000  # records of one change


class Searching(QObject):
    """Finds nothing before it is ready; whoever shows hits asks again when `changed` says so."""

    changed = Signal()  # the index is there, or has taken over a change

    def __init__(self, context: MapContext, tasks: Tasks) -> None:
        super().__init__(context)
        self._document = context.document
        self._tasks = tasks
        self._task: Task | None = None
        self._index: SearchIndex | None = None  # once it is whole
        self._missed: list[Change] = []
        context.changed.connect(self._take_change)
        context.closed.connect(self.close)
        self.start()

    @property
    def is_ready(self) -> bool:
        return self._index is not None

    def start(self) -> None:
        """Make the index of the map as it stands now."""
        records = list(self._document.records())
        title = self.tr("Preparing the search…")
        self._task = self._tasks.start(title, lambda progress: _built(records, progress), self._begin)

    def find(self, typed: str, limit: int, group: Group | None = None) -> list[Hit]:
        """The first hits, of one group or whatever they are in; the best first."""
        self._go_on()
        return self._index.find(typed, limit, group) if self._index is not None else []

    def why_none(self) -> str:
        """What to say where nothing is found."""
        if self._index is None:
            return self.tr("The search is being prepared…")
        return self.tr("No card, note, quote or source has all these words.")

    def count(self, typed: str) -> int:
        """How many hits there are, whatever they are in."""
        return self._index.count(typed) if self._index is not None else 0

    def answer(self, typed: str, most: int) -> list[Found]:
        """The hits group by group, at most that many of each, and the counts of all."""
        self._go_on()
        return answer(self._index, typed, most) if self._index is not None else []

    def close(self) -> None:
        """Stop, and give the memory back."""
        if self._task is not None:
            self._task.cancel()
        if self._index is not None:
            Thread(target=self._index.close, name="closing the search").start()  # of a large map it takes 20 ms
        self._task = self._index = None

    def _go_on(self) -> None:
        """Whoever cancelled the work and searches all the same wants it after all."""
        if self._task is not None and self._task.progress.is_cancelled:
            self.start()

    def _take_change(self, change: Change, _touched: Touched) -> None:
        if len(change.pairs) > MANY:
            self._begin_anew()
            return
        if self._index is None:
            self._missed.append(change)
            return
        self._index.update(change, self._document)
        self.changed.emit()

    def _begin_anew(self) -> None:
        """To index so much with the next search would hold it up; a whole index is made on a thread."""
        self.close()
        self._missed.clear()
        self.start()
        self.changed.emit()

    def _begin(self, index: SearchIndex) -> None:
        self._index = index
        for change in self._missed:
            index.update(change, self._document)
        self._missed.clear()
        self.changed.emit()


def _built(records: list[Record], progress: Progress) -> SearchIndex:
    index = SearchIndex()
    index.build(records, progress.reach)
    return index
