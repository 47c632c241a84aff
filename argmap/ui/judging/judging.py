"""Which cards stand, fall or are open by the user's ratings: worked out only while that is wanted, a moment after each
change, and of a large map on a thread. Also what would be if one card stood otherwise."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.records import Inference, Node, Premise, Rating, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Touched
from argmap.reasoning.status.disagreements import disagreements
from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.status import Standings, Status, status_of, turned, what_if
from argmap.reasoning.status.strength import CardStrengths, energies, strengths_of
from argmap.reasoning.status.why import Why, why
from argmap.ui.canvas.standing_sign import ShownStanding
from argmap.ui.context import MapContext
from argmap.ui.one_look import OneLook
from argmap.ui.tasks import Tasks

AT_ONCE = 2_000  # cards, whose standing takes some 10 ms
SOON_MS, LATER_MS = 200, 600  # after the last change: once what moved has arrived, and in a larger map
ARGUING = (Node, Inference, Premise, Rating)
"""What a change must hold for a card to stand otherwise: `Touched` does not name cards whose rating is another."""


class Supposed(NamedTuple):
    """A card that is taken to stand or to fall, whatever argues for or against it."""

    node_id: RecordId
    standing: Standing


class Found(NamedTuple):
    """The status of the map, and how everything stands by what is supposed, if anything is; how strongly on wish."""

    status: Status
    standings: Standings
    taken: Standings  # what is supposed
    turned: frozenset[RecordId]  # what stands otherwise by it
    strengths: CardStrengths | None = None


class Asked(NamedTuple):
    """By whose ratings, with which cards taken to stand or to fall, and whether strengths are wanted."""

    rater: str
    taken: Standings
    with_strengths: bool


class Judging(QObject):
    """One per open map; says `context.standings_changed` when cards stand otherwise, or nothing is said of them."""

    def __init__(self, context: MapContext, tasks: Tasks) -> None:
        super().__init__(context)
        self._context = context
        self._found: Found | None = None
        self._is_outdated = False  # the map has changed since
        self._supposed: Supposed | None = None
        self.shown_disagreement: RecordId | None = None  # the card or step that was shown last of those
        self._waiting: list[Callable[[Status], None]] = []
        self._look = OneLook(tasks, self._work_out, self)
        context.changed.connect(self._take_change)
        context.preferences.standings_changed.connect(self._take_choice)
        context.closed.connect(self._look.stop)
        self._take_choice()

    # -- what is known

    @property
    def is_on(self) -> bool:
        return self._context.preferences.shows_standings

    @property
    def is_at_work(self) -> bool:
        """Whether something is being worked out, or will be in a moment."""
        return self._look.is_at_work

    @property
    def status(self) -> Status | None:
        """What was worked out last; None while nothing was, or it is not wanted."""
        return self._found.status if self._found is not None else None

    @property
    def supposed(self) -> Supposed | None:
        return self._supposed

    def standing(self, node_or_step_id: RecordId) -> Standing | None:
        """How a card or a step stands; None where that is not known, and of questions."""
        return self._found.standings.get(node_or_step_id) if self._found is not None else None

    def shown(self, node_id: RecordId) -> ShownStanding | None:
        """What the sign on a card says."""
        standing = self.standing(node_id)
        is_turned = standing is not None and self.is_turned(node_id)
        return ShownStanding(standing, is_turned, self.strength(node_id)) if standing is not None else None

    def strength(self, node_or_step_id: RecordId) -> float | None:
        """How strongly a card or a step holds, from 0 to 1; None where that is not known or not wanted."""
        strengths = self._found.strengths if self._found is not None else None
        return strengths.get(node_or_step_id) if strengths is not None else None

    def why(self, node_or_step_id: RecordId) -> Why | None:
        """Why it stands so; None also where a card that decides it is gone since it was worked out."""
        if self._found is None or node_or_step_id not in self._found.standings:
            return None
        found = why(self._found.status, self._found.standings, node_or_step_id, self._found.taken)
        is_there = all(self._context.document.find(Node, one) is not None for one in found.card_ids)
        return found if is_there else None

    def disagrees(self, node_or_step_id: RecordId) -> bool:
        """Whether the user rated it as something else than the map makes of it."""
        return self.status is not None and bool(disagreements(self.status, [node_or_step_id]))

    def turned_cards(self) -> list[RecordId]:
        """The cards that stand otherwise by what is supposed, without that one itself."""
        if self._found is None:
            return []
        steps, taken = self._found.status.reading.steps, self._found.taken
        return [one for one in self._found.turned if one not in steps and one not in taken]

    def is_turned(self, node_or_step_id: RecordId) -> bool:
        """Whether it stands so only by what is supposed."""
        found = self._found
        return found is not None and (node_or_step_id in found.taken or node_or_step_id in found.turned)

    # -- what is asked

    def when_known(self, act: Callable[[Status], None]) -> None:
        """Call `act` with the status of the map as it stands now, at once or once it is worked out."""
        if self._found is not None and not self._is_outdated:
            act(self._found.status)
            return
        self._waiting.append(act)
        if not self.is_on:
            self._context.preferences.set_standings(True)
        elif not self.is_at_work:  # somebody has cancelled it
            self._look.begin(0)

    def suppose(self, node_id: RecordId, standing: Standing) -> None:
        """Show what would be if a card stood or fell; of one card at a time."""
        self._supposed = Supposed(node_id, standing)
        self._look.begin(0)
        self._context.situation.say()

    def stop_supposing(self) -> bool:
        """Show again how everything does stand; whether anything was supposed."""
        if self._supposed is None:
            return False
        self._supposed = None
        self._look.stop()
        if self.is_on:
            self._look.begin(0)
        self._context.situation.say()
        return True

    # -- working it out

    def _take_choice(self) -> None:
        self._look.stop()
        if self.is_on:
            self._look.begin(0)
        else:
            self._waiting.clear()
            self._found = self._supposed = None
            self._context.standings_changed.emit()
        self._context.situation.say()

    def _take_change(self, change: Change, _touched: Touched) -> None:
        if self.is_on and change.has(*ARGUING):
            self._is_outdated = True
            self._look.begin(LATER_MS if self._is_large else SOON_MS)

    @property
    def _is_large(self) -> bool:
        return self._context.document.count(Node) > AT_ONCE

    def _work_out(self) -> None:
        known = None if self._is_outdated else self.status
        taken = dict([self._supposed]) if self._supposed is not None else {}
        asked = Asked(self._context.session.author, taken, self._context.preferences.shows_strengths)
        if not self._is_large:
            self._take(worked_out(self._context.document, asked, known, unchecked))
            return
        records = list(self._context.document.records()) if known is None else []
        self._look.on_thread(
            self.tr("Working out what stands…"),
            lambda progress: worked_out(Document(records), asked, known, progress.check),
            self._take,
        )

    def _take(self, found: Found) -> None:
        self._found, self._is_outdated = found, False
        if self._supposed is not None and self._supposed.node_id not in found.standings:
            self._supposed = None  # its card is gone
        self._context.standings_changed.emit()
        self._context.situation.say()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act(found.status)


def worked_out(document: Document, asked: Asked, known: Status | None, check: Check) -> Found:
    """What was asked for. A status that is `known` is not made again."""
    status = known if known is not None else status_of(document, asked.rater, check)
    there = {one: standing for one, standing in asked.taken.items() if one in status.standings}
    standings = what_if(status, there, check) if there else status.standings
    otherwise = frozenset(one.id for one in turned(status.standings, standings)) if there else frozenset()
    if not asked.with_strengths:
        return Found(status, standings, there, otherwise)
    full = {one: float(standing is Standing.STANDS) for one, standing in there.items()}
    strengths = strengths_of(energies(status.reading, status.judgements), full)
    return Found(status, standings, there, otherwise, strengths)
