"""Which cards stand, fall or are open by the user's ratings: worked out only while that is wanted, a moment after each
change, and of a large map on a thread."""

from PySide6.QtCore import QObject, QTimer

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Inference, Node, Premise, Rating, RecordId
from argmap.core.tree import Touched
from argmap.reasoning.status.disagreements import disagreements
from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.status import Status, status_of
from argmap.reasoning.status.why import Why, why
from argmap.ui.canvas.standing_sign import ShownStanding
from argmap.ui.context import MapContext
from argmap.ui.tasks import Task, Tasks

AT_ONCE = 2_000  # cards, whose standing takes some 10 ms
SOON_MS, LATER_MS = 200, 600  # after the last change: once what moved has arrived, and in a larger map
ARGUING = (Node, Inference, Premise, Rating)
"""What a change must hold for a card to stand otherwise: `Touched` does not name cards whose rating is another."""


class Judging(QObject):
    """One per open map; says `context.standings_changed` when cards stand otherwise, or nothing is said of them."""

    def __init__(self, context: MapContext, tasks: Tasks) -> None:
        super().__init__(context)
        self._context = context
        self._tasks = tasks
        self._task: Task | None = None
        self._status: Status | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._work_out)
        context.changed.connect(self._take_change)
        context.preferences.standings_changed.connect(self._take_choice)
        context.closed.connect(self._stop)
        self._take_choice()

    @property
    def is_on(self) -> bool:
        return self._context.preferences.shows_standings

    @property
    def is_at_work(self) -> bool:
        """Whether something is being worked out, or will be in a moment."""
        return self._soon.isActive() or self._task is not None

    @property
    def status(self) -> Status | None:
        """What was worked out last; None while nothing was, or it is not wanted."""
        return self._status

    def standing(self, node_or_step_id: RecordId) -> Standing | None:
        """How a card or a step stands; None where that is not known, and of questions."""
        return self._status.standings.get(node_or_step_id) if self._status is not None else None

    def shown(self, node_id: RecordId) -> ShownStanding | None:
        """What the sign on a card says."""
        standing = self.standing(node_id)
        return ShownStanding(standing) if standing is not None else None

    def why(self, node_or_step_id: RecordId) -> Why | None:
        """Why it stands so; None also where a card that decides it is gone since it was worked out."""
        status = self._status
        if status is None or node_or_step_id not in status.standings:
            return None
        found = why(status, status.standings, node_or_step_id)
        is_there = all(self._context.document.find(Node, one) is not None for one in found.card_ids)
        return found if is_there else None

    def disagrees(self, node_or_step_id: RecordId) -> bool:
        """Whether the user rated it as something else than the map makes of it."""
        return self._status is not None and bool(disagreements(self._status, [node_or_step_id]))

    def _take_choice(self) -> None:
        self._stop()
        if self.is_on:
            self._soon.start(0)
        elif self._status is not None:
            self._status = None
            self._context.standings_changed.emit()
        self._context.situation.say()

    def _take_change(self, change: Change, _touched: Touched) -> None:
        if self.is_on and any(isinstance(after or before, ARGUING) for before, after in change.pairs):
            self._stop()
            self._soon.start(LATER_MS if self._is_large else SOON_MS)

    @property
    def _is_large(self) -> bool:
        return self._context.document.count(Node) > AT_ONCE

    def _work_out(self) -> None:
        rater = self._context.session.author
        if not self._is_large:
            self._take(status_of(self._context.document, rater))
            return
        records = list(self._context.document.records())
        self._task = self._tasks.start(
            self.tr("Working out what stands…"),
            lambda progress: status_of(Document(records), rater, progress.check),
            self._take,
        )

    def _take(self, status: Status) -> None:
        self._task, self._status = None, status
        self._context.standings_changed.emit()

    def _stop(self) -> None:
        """What is being worked out is not wanted any more."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
