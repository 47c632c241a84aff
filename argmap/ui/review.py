"""The review of a source's new version: its passages in doubt, and which of them is being looked at."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Passage, PassageLink, RecordId, SourceText
from argmap.core.versions import doubtful_passages


class Review(QObject):
    """Follows the map and the source that is shown, so that asking costs nothing."""

    changed = Signal()

    def __init__(self, document: Callable[[], Document], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._source_id: RecordId | None = None
        self._passages: list[Passage] = []
        self._current_id: RecordId | None = None

    @property
    def passages(self) -> list[Passage]:
        """Those in doubt, in the order in which they stood in the text before."""
        return self._passages

    @property
    def current(self) -> Passage | None:
        """The one that is being looked at: the one asked for, else the first; None if none is in doubt."""
        return self._passages[self.number] if self._passages else None

    @property
    def number(self) -> int:
        """Which of them that is, from 0."""
        ids = [passage.id for passage in self._passages]
        return ids.index(self._current_id) if self._current_id in ids else 0

    def show_source(self, source_text_id: RecordId | None) -> None:
        """Review the source of this text."""
        text = self._document().find(SourceText, source_text_id) if source_text_id is not None else None
        self._source_id = text.source_id if text is not None else None
        self._look()

    def look_at(self, passage_id: RecordId) -> None:
        """Make a passage in doubt the current one; others are none of its business."""
        if passage_id != self._current_id and any(one.id == passage_id for one in self._passages):
            self._current_id = passage_id
            self.changed.emit()

    def beside(self, steps: int) -> Passage | None:
        """The one so many further on, round in a circle; None if none is in doubt."""
        return self._passages[(self.number + steps) % len(self._passages)] if self._passages else None

    def take(self, change: Change) -> None:
        """Follow a change of the map. What is settled gives its turn to the one after it."""
        if change.has(Passage, PassageLink, SourceText):
            self._look()

    def _look(self) -> None:
        number, settled = self.number, self.current
        self._passages = doubtful_passages(self._document(), self._source_id) if self._source_id is not None else []
        ids = [passage.id for passage in self._passages]
        if settled is not None and settled.id not in ids:
            self._current_id = ids[number % len(ids)] if ids else None
        self.changed.emit()
