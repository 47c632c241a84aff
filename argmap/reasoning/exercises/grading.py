"""What is right in an attempt at an exercise, by its proofs alone: without the key, and without a mark.

A place is right, or right but for its joint reasons, or not right, or still open. When it is told is the caller's
business: `Exercise.feedback` says when the teacher wants it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.document import Document
from argmap.core.records import Exercise, ExerciseKind, Node, Passage, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.reasoning.exercises.highlights import Starts, sentences_of
from argmap.reasoning.exercises.proofs import Hash, Hashes, Proofs, from_text
from argmap.reasoning.exercises.standings import places_said, targets_said
from argmap.reasoning.exercises.wording import wordings


class Verdict(StrEnum):
    RIGHT = "right"
    JOINT = "joint"  # it stands right, but not with the right joint reasons
    NOT_RIGHT = "not_right"
    OTHER_WORDS = "other_words"  # than those of the key; they may say the same
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of a card or of a passage."""

    verdict: Verdict
    node_id: RecordId | None = None
    passage_id: RecordId | None = None


def exercise_of(document: Document) -> Exercise | None:
    """What makes the map an exercise, if it is one."""
    return next(iter(document.all(Exercise)), None)


def grade(
    exercise: Document, attempt: Document, check: Check = unchecked, known: dict[str, Hash] | None = None
) -> tuple[Finding, ...]:
    """What is right and what is not in `attempt`, which began as `exercise`; nothing for one without proofs.

    Of a map with planted mistakes only those cards are told of that were touched: else it would name the mistakes.
    `known` keeps what was hashed for this exercise, for the next time. Raises `BrokenExercise` for proofs that cannot
    be read, or what `check` does, which is called before each answer that was not hashed yet.
    """
    asked = exercise_of(exercise)
    proofs = from_text(asked.proofs) if asked is not None else None
    if asked is None or proofs is None:
        return ()
    hashes = Hashes(proofs.salt, known, check)
    match asked.kind:
        case ExerciseKind.MISSING:
            return tuple(_gap(attempt, proofs, hashes, one) for one in sorted(proofs.words))
        case ExerciseKind.HIGHLIGHT:
            return tuple(_passages(exercise, attempt, proofs, hashes))
        case ExerciseKind.MISTAKES:
            touched = [one for one in sorted(proofs.places) if places_said(exercise, one) != places_said(attempt, one)]
            return tuple(_place(attempt, proofs, hashes, one) for one in touched)
        case _:
            return tuple(_place(attempt, proofs, hashes, one) for one in sorted(proofs.places))


def _place(attempt: Document, proofs: Proofs, hashes: Hashes, node_id: RecordId) -> Finding:
    places = places_said(attempt, node_id)
    if not places:
        is_root = node_id in attempt.root_ids
        return Finding(Verdict.NOT_RIGHT if is_root else Verdict.OPEN, node_id)
    if hashes.of(places) == proofs.places[node_id]:
        return Finding(Verdict.RIGHT, node_id)
    targets = hashes.of(targets_said(attempt, node_id))
    return Finding(Verdict.JOINT if targets == proofs.targets.get(node_id) else Verdict.NOT_RIGHT, node_id)


def _gap(attempt: Document, proofs: Proofs, hashes: Hashes, node_id: RecordId) -> Finding:
    node = attempt.find(Node, node_id)
    if node is None or not node.text.strip():
        return Finding(Verdict.OPEN, node_id)
    said = hashes.of(wordings(node_id, node.text))
    is_known = not set(said).isdisjoint(proofs.words[node_id])
    return Finding(Verdict.RIGHT if is_known else Verdict.OTHER_WORDS, node_id)


def _passages(exercise: Document, attempt: Document, proofs: Proofs, hashes: Hashes) -> Iterator[Finding]:
    """Each passage that was marked: right if it touches a sentence that the key rests on."""
    known, starts = set(proofs.sentences), Starts()
    for passage in attempt.all(Passage):
        if exercise.find(Passage, passage.id) is None:
            said = hashes.of(sentences_of(attempt, passage, starts))
            is_right = not known.isdisjoint(said)
            yield Finding(Verdict.RIGHT if is_right else Verdict.NOT_RIGHT, passage_id=passage.id)
