"""How often a student asked whether a card is right: each answer that was told of is one try.

The tries are kept in the map, where student and teacher see them, and go along when it is handed in. They are no proof:
who begins anew from the file that was handed out has none.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from argmap.core.change import Change, Label
from argmap.core.document import Document, Records
from argmap.core.ids import NewId, new_id
from argmap.core.records import Exercise, ExerciseKind, Foreign, Node, Passage, RecordId, canonical_json
from argmap.reasoning.exercises.grading import Finding, Verdict, exercise_of
from argmap.reasoning.exercises.standings import places_said

FORMAT = "argmap tries"
DIGEST_BYTES = 8
MOST = 1_000_000  # tries of a card: nobody has asked so often, and a sum of numbers without end is no number any more

Tries = Mapping[RecordId, tuple[Annotated[int, Field(ge=1, le=MOST)], str]]
"""By card, or by passage where these are asked about: how many answers were told of, and the digest of the last.

Of a revealed map all cards are asked about as one: by the exercise.
"""


def tries_in(records: Records, exercise_id: RecordId) -> Tries:
    """The tries so far. What nobody can read counts for nothing, as no argument hangs on it."""
    kept = _kept(records, exercise_id)
    try:
        return TypeAdapter(Tries).validate_json(kept.data) if kept is not None else {}
    except ValidationError:
        return {}


def tries_of(document: Document) -> Tries:
    """The tries of a map that is an exercise, or was; none of any other."""
    exercise = exercise_of(document)
    return tries_in(document, exercise.id) if exercise is not None else {}


def sum_of(tries: Tries) -> int:
    """All tries of all cards."""
    return sum(count for count, _ in tries.values())


def with_asked(tries: Tries, answers: Mapping[RecordId, str]) -> Tries:
    """The tries once these answers are told of: the same answer once more is none."""
    counted = dict(tries)
    for asked_id, said in answers.items():
        count, before = tries.get(asked_id, (0, ""))
        if said != before:
            counted[asked_id] = count + 1, said
    return counted


def answers_in(attempt: Document, kind: ExerciseKind, findings: Iterable[Finding]) -> dict[RecordId, str]:
    """What the attempt answers with each card or passage that is told of; what is still open is no answer."""
    told = (one for one in findings if one.verdict is not Verdict.OPEN)
    return {asked_id: answer(attempt, kind, one) for one in told if (asked_id := asked_of(one)) is not None}


def answer(attempt: Document, kind: ExerciseKind, finding: Finding) -> str:
    """A digest of what is said with a card or a passage: where it stands, its words, or its place in the source."""
    said: object
    if finding.passage_id is not None:
        passage = attempt.find(Passage, finding.passage_id)
        said = [passage.source_text_id, passage.start, passage.end] if passage is not None else None
    elif kind is ExerciseKind.MISSING:
        node = attempt.find(Node, finding.node_id or "")
        said = node.text.split() if node is not None else None
    else:
        said = [places_said(attempt, finding.node_id or ""), finding.node_id in attempt.root_ids]
    return blake2b(canonical_json(said).encode(), digest_size=DIGEST_BYTES).hexdigest()


def asked_of(finding: Finding) -> RecordId | None:
    """The card or the passage that a finding is about."""
    return finding.passage_id or finding.node_id


def note_tries(document: Document, exercise: Exercise, tries: Tries, new_id: NewId = new_id) -> Change:
    """The change that keeps the tries; nothing where they are kept already."""
    before, data = _kept(document, exercise.id), canonical_json(dict(tries))
    after = Foreign(before.id if before is not None else new_id(), exercise.id, FORMAT, data)
    return Change(Label.ASK_IF_RIGHT, ((before, after),) if after != before and tries else ())


def _kept(records: Records, exercise_id: RecordId) -> Foreign | None:
    kept = records.where(Foreign, "entity_id", exercise_id)
    return next((one for one in kept if one.format == FORMAT), None)
