"""Exercise "reveal": the map comes in stages, by levels or by branches of the main claim.

The cards of a stage lie in the tray. What comes next is sealed with where all cards so far stand to each other, so that
placing them rightly opens it, and nothing else in the file does. Where the teacher keeps the feedback it is sealed with
which cards they are, and comes once they are placed, wherever: what came would tell what is right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from random import Random

from argmap.core.document import Document
from argmap.core.records import Node, Record, RecordId, canonical_json
from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Tree
from argmap.reasoning.exercises.options import By, NoExercise, Options, Pack, Starter, Unpack
from argmap.reasoning.exercises.parting import parted
from argmap.reasoning.exercises.proofs import Proofs
from argmap.reasoning.exercises.sealing import NotOpened, seal, unseal
from argmap.reasoning.exercises.standings import Standings
from argmap.reasoning.exercises.taking_out import placed_ids, unplaced

MOST = 100  # stages: sealing one takes a quarter of a second on purpose
DIGEST_BYTES = 8

Opened = dict[str, tuple[Record, ...] | None]
"""What each answer opened that was tried; None for one that opened nothing."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a map is revealed: stage `number` of `of` is open; `records` come to the map now, if any do.

    `answer` is a digest of where its cards stand. `is_blind`: that says nothing of what is right.
    """

    number: int
    of: int
    is_done: bool
    records: tuple[Record, ...] = ()
    answer: str = ""
    is_blind: bool = False


def in_stages(document: Document, options: Options, random: Random) -> Starter:
    """The roots with the cards of the first stage, and what comes with each later one."""
    stages = _stages(Tree(document), options.by)
    if not stages:
        raise NoExercise("The map has no card below another, so there is nothing to reveal.")
    if len(stages) > MOST:
        raise NoExercise(f"The map would come in {len(stages):,} stages; at most {MOST} can be sealed one by one.")
    first, *later = parted(unplaced(document, placed_ids(document)), stages, random)
    return Starter(first, later=tuple(later))


def _stages(tree: Tree, by: By) -> list[set[RecordId]]:
    """The cards of each stage; one that stands at several places comes with the first."""
    stages: list[set[RecordId]] = []
    seen = set(tree.document.root_ids)
    branch = 0
    for place, depth in tree.walk():
        branch += depth == 1
        at = max((depth if by is By.LEVEL else branch) - 1, 0)
        if place.node_id not in seen:
            seen.add(place.node_id)
            stages += [set() for _ in range(at + 1 - len(stages))]
            stages[at].add(place.node_id)
    return [stage for stage in stages if stage]


def sealed_stages(
    document: Document, starter: Starter, exercise_id: RecordId, pack: Pack, is_blind: bool = False
) -> tuple[str, ...]:
    """What comes later, each stage under where the cards before it stand; the last is empty: then all is done."""
    answers = _Answers(document, is_blind)
    answers.add(_cards(starter.records))
    sealed = []
    for records in (*starter.later, ()):
        sealed.append(seal(pack(records), answers.said(), exercise_id))
        answers.add(_cards(records))
    return tuple(sealed)


def stage_of(
    attempt: Document, proofs: Proofs, exercise_id: RecordId, unpack: Unpack, check: Check = unchecked
) -> Stage:
    """How far the attempt is, and what it has opened; `check` is called before each stage, and may raise to end it."""
    return Stages(proofs, exercise_id, unpack).of(attempt, check)


class Stages:
    """The stages of one exercise, asked about attempt after attempt: what was tried once is not tried again."""

    def __init__(self, proofs: Proofs, exercise_id: RecordId, unpack: Unpack) -> None:
        self.is_blind = proofs.is_blind
        self._proofs, self._exercise_id, self._unpack = proofs, exercise_id, unpack
        self._opened: Opened = {}

    def of(self, attempt: Document, check: Check = unchecked) -> Stage:
        """How far the attempt is, and what it has opened; `check` is called before each stage, and may raise."""
        found = self._stage(attempt, check, may_try=True)
        if found is None:
            raise ValueError("an answer that may be tried opens something or nothing")
        return found

    def known(self, attempt: Document, check: Check = unchecked) -> Stage | None:
        """The same of an attempt that answers as one before; None of one that was never asked about."""
        return self._stage(attempt, check, may_try=False)

    def _stage(self, attempt: Document, check: Check, may_try: bool) -> Stage | None:
        answers, of = _Answers(attempt, self.is_blind), len(self._proofs.stages)
        answers.add(self._proofs.given)
        answer = ""
        for number, sealed in enumerate(self._proofs.stages, start=1):
            check()
            said = answers.said()
            answer = blake2b(f"{number} {said}".encode(), digest_size=DIGEST_BYTES).hexdigest()
            if answer not in self._opened and answers.are_whole:
                if not may_try:
                    return None
                self._opened[answer] = self._open(sealed, said)
            records = self._opened.get(answer)
            if records is None:
                return Stage(number, of, False, (), answer, self.is_blind)
            if any(attempt.find(Node, one) is None for one in _cards(records)):
                return Stage(number + 1, of, False, records, answer, self.is_blind)
            answers.add(_cards(records))
        return Stage(of, of, True, (), answer, self.is_blind)

    def _open(self, sealed: str, said: str) -> tuple[Record, ...] | None:
        try:
            return tuple(self._unpack(unseal(sealed, said, self._exercise_id)))
        except NotOpened:
            return None


class _Answers:
    """What opens the next stage, as more and more cards are known."""

    def __init__(self, records: Document, is_blind: bool) -> None:
        self._document, self._is_blind = records, is_blind
        self._known: set[RecordId] = set()
        self._standings = Standings(records)

    def add(self, node_ids: Iterable[RecordId]) -> None:
        if self._is_blind:
            self._known.update(node_ids)
        else:
            self._standings.add(node_ids)

    @property
    def are_whole(self) -> bool:
        """Whether it can open anything: what is blind asks for no more than that no card is left in the tray."""
        return not self._is_blind or self._known.isdisjoint(self._document.tray_ids)

    def said(self) -> str:
        return canonical_json(sorted(self._known)) if self._is_blind else self._standings.said()


def coming(stage: Stage, attempt: Document) -> list[Record]:
    """What of an opened stage is not in the attempt yet: of sources, some may be there already."""
    return [one for one in stage.records if attempt.find(type(one), one.id) is None]


def _cards(records: Sequence[Record]) -> set[RecordId]:
    return {one.id for one in records if isinstance(one, Node)}
