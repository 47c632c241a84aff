"""How much of an exercise is done, counted in the open: whether it is right is `grading`'s to say."""

from collections.abc import Set
from dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.records import ExerciseKind, Inference, Node, Passage, PassageLink, Premise, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.core.unlike import unlike
from argmap.reasoning.exercises.standings import places_said


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` cards of `of`. For a highlight exercise `of` are the passages marked; where mistakes are to be found, it
    is 0: how many there are is not in the file."""

    kind: ExerciseKind
    done: int
    of: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether all that can be counted is done."""
        return self.of > 0 and self.done == self.of


def progress_of(kind: ExerciseKind, begun: Document, attempt: Document, check: Check = unchecked) -> Progress:
    """How far `attempt` is, which began as `begun`."""
    match kind:
        case ExerciseKind.PLACE:
            return _of(kind, begun.tray_ids & _cards(attempt), attempt.tray_ids)
        case ExerciseKind.REVEAL:  # a stage that has come is to be placed as well
            return _of(kind, _cards(attempt) - (_cards(begun) - begun.tray_ids), attempt.tray_ids)
        case ExerciseKind.MISSING:
            return _of(kind, _empty(begun) & _cards(attempt), _empty(attempt))
        case ExerciseKind.MISTAKES:
            there = (
                one for one in _touched(begun, attempt, check) if attempt.find(Node, one) and begun.find(Node, one)
            )
            return Progress(kind, sum(places_said(begun, one) != places_said(attempt, one) for one in there))
        case ExerciseKind.HIGHLIGHT:
            marked = {one.id for one in attempt.all(Passage) if begun.find(Passage, one.id) is None}
            resting = {one.node_id for one in attempt.all(PassageLink) if one.passage_id in marked and one.node_id}
            placed = sum(bool(attempt.where(Premise, "node_id", one)) for one in resting)
            return Progress(kind, placed, len(marked))


def _touched(begun: Document, attempt: Document, check: Check) -> set[RecordId]:
    """The cards in steps that are otherwise, that lost or got a card, or that bear on such."""
    steps: set[RecordId] = set()
    for record_type, record_id in unlike(begun, attempt, (Premise, Inference), check):
        if record_type is Inference:
            steps.add(record_id)
        else:
            premises = (document.find(Premise, record_id) for document in (begun, attempt))
            steps |= {one.inference_id for one in premises if one is not None}
    for document in (begun, attempt):
        steps |= {one.id for step in set(steps) for one in document.where(Inference, "target_inference_id", step)}
    both = (
        one for document in (begun, attempt) for step in steps for one in document.where(Premise, "inference_id", step)
    )
    return {one.node_id for one in both}


def _of(kind: ExerciseKind, asked: Set[RecordId], left: Set[RecordId]) -> Progress:
    return Progress(kind, len(asked - left), len(asked))


def _cards(document: Document) -> set[RecordId]:
    return {one.id for one in document.all(Node)}


def _empty(document: Document) -> set[RecordId]:
    return {one.id for one in document.all(Node) if not one.text.strip()}
