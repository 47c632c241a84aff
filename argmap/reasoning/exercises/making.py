"""An exercise made of any map: what a student begins with, and what it can be checked by without the key.

The same map, options and seed draw the same cards. Ids of cards stay, so that a hand-in is matched to the map by id;
only an empty card has one of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from argmap.core.document import Document
from argmap.core.handing import Cards, HandOut, handed_out
from argmap.core.ids import NewId, new_id
from argmap.core.records import (
    Exercise,
    ExerciseKind,
    Feedback,
    MapInfo,
    Node,
    Record,
    RecordId,
    SourceText,
    canonical_json,
)
from argmap.core.tree import Tree
from argmap.reasoning.exercises.gaps import with_gaps
from argmap.reasoning.exercises.highlights import sentences_said
from argmap.reasoning.exercises.mistakes import with_mistakes
from argmap.reasoning.exercises.options import NoExercise, Options, Pack, Starter
from argmap.reasoning.exercises.placing import to_place
from argmap.reasoning.exercises.proofs import Proofs, hashes_of, new_salt, refuse_many, to_text
from argmap.reasoning.exercises.stages import in_stages, sealed_stages
from argmap.reasoning.exercises.standings import places_said, targets_said
from argmap.reasoning.exercises.taking_out import placed_ids
from argmap.reasoning.exercises.wording import wordings
from argmap.reasoning.sayings import sayings

TASKS = {
    ExerciseKind.PLACE: (
        "Place the cards of the tray: each below what it bears on, as a reason or an objection, "
        "joint where only together they are a reason."
    ),
    ExerciseKind.MISSING: "Some cards are empty. Write into each the premise that is missing there.",
    ExerciseKind.MISTAKES: (
        "Some steps of this map are wrong: they point the wrong way, stand below the wrong card, "
        "or are joint where they should be separate. Find them and put them right."
    ),
    ExerciseKind.HIGHLIGHT: "Mark the passages in the source that the argument rests on, then map it.",
    ExerciseKind.REVEAL: "Place the cards of the tray. Once all of them are placed, ask for the next ones.",
}


@dataclass(frozen=True, slots=True)
class Made:
    """The records of the file that goes out, its exercise last; and what a student begins with, as it was drawn."""

    records: tuple[Record, ...]
    exercise: Exercise
    starter: Starter


def make_exercise(document: Document, options: Options, pack: Pack, new_id: NewId = new_id) -> Made:
    """An exercise of the map, without a key. Raises `NoExercise` or `TooManyAnswers`."""
    given = Document(_given(document, options, new_id))
    starter = _starter(given, options, Random(options.seed), new_id)
    _refuse_hints(starter, options)
    exercise = Exercise(
        new_id(), options.kind, options.seed, options.feedback, options.rubric, canonical_json(_hints(starter, options))
    )
    proofs = _proofs(document, starter, exercise, pack)
    exercise = replace(exercise, proofs=to_text(proofs) if proofs is not None else "{}")
    return Made((*starter.records, exercise), exercise, starter)


def task_of(info: MapInfo, kind: ExerciseKind) -> str:
    """What students are to do: what the map says, else a sentence for the kind in the map's language."""
    return info.task or sayings(info.language)(TASKS[kind])


def _given(document: Document, options: Options, new_id: NewId) -> Iterable[Record]:
    """The records of a hand-out of the map, with the task in place of what the map says about itself."""
    main = Tree(document).main_claim()
    if options.kind is ExerciseKind.HIGHLIGHT:
        _refuse_without_text(document, options)
    cards = Cards.MAIN_CLAIM if options.kind is ExerciseKind.HIGHLIGHT else Cards.WHOLE
    task = options.task or task_of(document.info, options.kind)
    given = HandOut(cards, options.whole_sources, task)
    for one in handed_out(document.records(), given, main.node_id if main is not None else None, new_id):
        yield replace(one, description="") if isinstance(one, MapInfo) else one


def _refuse_without_text(document: Document, options: Options) -> None:
    if not options.whole_sources or not any(one.text for one in document.all(SourceText)):
        raise NoExercise("There is no text of a source in the exercise in which passages could be marked.")
    if not sentences_said(document):
        raise NoExercise("No card of the map rests on a passage, so there is nothing to mark.")


def _starter(given: Document, options: Options, random: Random, new_id: NewId) -> Starter:
    match options.kind:
        case ExerciseKind.PLACE:
            return to_place(given, options, random)
        case ExerciseKind.MISSING:
            return with_gaps(given, options, random, new_id)
        case ExerciseKind.MISTAKES:
            return with_mistakes(given, options, random, new_id)
        case ExerciseKind.HIGHLIGHT:
            return Starter(tuple(given.records()))
        case ExerciseKind.REVEAL:
            return in_stages(given, options, random)


def _refuse_hints(starter: Starter, options: Options) -> None:
    there = {one.id for one in starter.records if isinstance(one, Node)} | {*starter.gaps.values()}
    if not options.hints.keys() <= there:
        raise NoExercise("The hints name a card that is not in the exercise.")


def _hints(starter: Starter, options: Options) -> dict[RecordId, list[str]]:
    """The hints by card; those for a missing one by the empty card in its place."""
    gap_of = {node_id: gap_id for gap_id, node_id in starter.gaps.items()}
    return {gap_of.get(node_id, node_id): list(said) for node_id, said in options.hints.items()}


def _proofs(document: Document, starter: Starter, exercise: Exercise, pack: Pack) -> Proofs | None:
    """What the exercise is checked by: answers for early feedback only; stages are sealed in any case."""
    if exercise.kind is ExerciseKind.REVEAL:
        given = tuple(sorted(one.id for one in starter.records if isinstance(one, Node)))
        is_blind = exercise.feedback is Feedback.RELEASED
        stages = sealed_stages(document, starter, exercise.id, pack, is_blind)
        return Proofs(new_salt(), given=given, stages=stages, is_blind=is_blind)
    return _early_proofs(document, starter, exercise.kind) if exercise.feedback is not Feedback.RELEASED else None


def _early_proofs(document: Document, starter: Starter, kind: ExerciseKind) -> Proofs:
    salt = new_salt()
    match kind:
        case ExerciseKind.MISSING:
            refuse_many(len(starter.gaps))
            words = {gap: wordings(gap, _text(document, node_id)) for gap, node_id in starter.gaps.items()}
            return Proofs(salt, words={gap: hashes_of(some, salt) for gap, some in words.items()})
        case ExerciseKind.HIGHLIGHT:
            said = sentences_said(document)
            refuse_many(len(said))
            return Proofs(salt, sentences=hashes_of(said, salt))
        case _:
            return _place_proofs(document, _to_prove(starter, kind), salt)


def _text(document: Document, node_id: RecordId) -> str:
    node = document.find(Node, node_id)
    return node.text if node is not None else ""


def _to_prove(starter: Starter, kind: ExerciseKind) -> list[RecordId]:
    """The cards of the tray; of a map with mistakes all that are placed, as it must not show which are in one."""
    begun = Document(starter.records)
    return placed_ids(begun) if kind is ExerciseKind.MISTAKES else sorted(begun.tray_ids)


def _place_proofs(document: Document, node_ids: list[RecordId], salt: str) -> Proofs:
    placed = [one for one in node_ids if one not in document.tray_ids]
    refuse_many(len(placed))
    places = {one: hashes_of(places_said(document, one), salt) for one in placed}
    return Proofs(salt, places, {one: hashes_of(targets_said(document, one), salt) for one in placed})
