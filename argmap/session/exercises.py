"""Exercises as files: one goes out, what was sealed in it comes back, and what a student has earned is revealed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from argmap.core import edits
from argmap.core.change import Label
from argmap.core.depth import cycles_and_depth
from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.handing import original_digests
from argmap.core.limits import DEPTH, SEALED_TEXT
from argmap.core.moments import beginning_of
from argmap.core.records import Exercise, MapInfo, Record, SourceText
from argmap.formats.packed import pack, unpack
from argmap.formats.soundness import problems_of
from argmap.reasoning.exercises import Finding, Made, Options, exercise_of, grade, make_exercise
from argmap.reasoning.exercises.proofs import from_text
from argmap.reasoning.exercises.sealing import passphrase, seal, unseal
from argmap.reasoning.exercises.stages import Stage, coming, stage_of
from argmap.session.file import open_session
from argmap.storage.creating import create_map, refuse_companions
from argmap.storage.errors import AlreadyThere
from argmap.storage.files import is_there
from argmap.storage.looking import look_at
from argmap.storage.opening import read_originals


class NotAnExercise(MapError):
    """A map that is no exercise, or not of the kind that is needed."""


class NoKey(MapError):
    """An exercise without a sealed key, or whose sources the key would need and are gone."""


def write_exercise(path: Path, target: Path, options: Options, secret: str | None = None) -> Made:
    """Make an exercise of the map at `path` in a new file, written anew and without a history.

    With a `secret` the map itself is sealed in it. Raises `ShortPassphrase`, `NoExercise`, `TooManyAnswers`,
    `AlreadyThere` or another `StorageError`; nothing is made then.
    """
    words = passphrase(secret) if secret is not None else None
    _refuse(target)
    document = Document(look_at(path).records)
    made = make_exercise(document, options, pack)
    records = made.records
    if words is not None:
        key = _key(document, records)
        records = (*records[:-1], _sealed(made.exercise, key, words))
    create_map(target, records, read_originals(path, original_digests(records)))
    return made


def open_key(path: Path, target: Path, secret: str) -> None:
    """Make a map of the key that is sealed in the exercise at `path`, or in a hand-in of it.

    Raises `NotAnExercise`, `NoKey`, `NotOpened`, `AlreadyThere` or another `StorageError`; nothing is made then.
    """
    _refuse(target)
    records = sealed_key(Document(look_at(path).records), path, lambda: secret)
    create_map(target, records, read_originals(path, original_digests(records)))


def sealed_key(document: Document, path: Path, ask: Callable[[], str]) -> tuple[Record, ...]:
    """The key that is sealed in an exercise, or in a hand-in of one, that was read from `path`.

    `ask` gives the passphrase, once it is sure that there is something to open. Raises `NotAnExercise`, `NoKey`,
    `NotOpened`, or what `ask` does.
    """
    exercise = _exercise(document, path)
    if not exercise.sealed:
        raise NoKey(f"No key was sealed in “{path.name}”.")
    key = unpack(unseal(exercise.sealed, ask().strip("\r\n"), exercise.id))
    if not _is_map(key):
        raise NoKey(f"What is sealed in “{path.name}” is no map that argmap can open.")
    there = {one.sha256: one.text for one in document.all(SourceText)}
    kept = set(original_digests(document.records()))
    records = tuple(_with_text(one, there, kept) for one in key)
    if next(iter(problems_of([("", one) for one in records], Document(records))), None) is not None:
        raise NoKey(f"The sources that the key in “{path.name}” rests on are no longer in it.")
    return records


def _is_map(records: Sequence[Record]) -> bool:
    """Whether records say once what map they are, each under an id of its own, and no deeper than is drawn."""
    infos = sum(isinstance(one, MapInfo) for one in records)
    has_own_ids = len({one.id for one in records}) == len(records)
    return infos == 1 and has_own_ids and cycles_and_depth(records)[1] <= DEPTH


def stage_at(path: Path) -> Stage:
    """How far the exercise at `path` is revealed, and what its cards have opened; it stays as it is.

    Raises `NotAnExercise` or a `StorageError`.
    """
    return _stage(Document(look_at(path).records), path)


def reveal(path: Path) -> Stage:
    """Bring the next cards into the exercise at `path`, if those that are there stand right.

    Raises `NotAnExercise`, or a `StorageError`, also where the disk refuses them.
    """
    session = open_session(path)
    try:
        stage = _stage(session.document, path)
        if stage.records:
            session.commit(edits.bring_in(session.document, coming(stage, session.document), Label.REVEAL))
            session.flush()
        if session.refusal is not None:
            raise session.refusal
    finally:
        session.close()
    return stage


def _stage(attempt: Document, path: Path) -> Stage:
    exercise = _exercise(attempt, path)
    proofs = from_text(exercise.proofs)
    if proofs is None or not proofs.stages:
        raise NotAnExercise(f"“{path.name}” is not revealed step by step.")
    return stage_of(attempt, proofs, exercise.id, unpack)


def feedback(path: Path) -> tuple[Document, tuple[Finding, ...]]:
    """The attempt at `path`, and what its proofs say of it, against what it was when it was opened first.

    Raises `NotAnExercise` or a `StorageError`.
    """
    loaded = look_at(path)
    attempt = Document(loaded.records)
    _exercise(attempt, path)
    begun = beginning_of(loaded.records, loaded.history)
    return attempt, grade(begun, attempt)


def _refuse(target: Path) -> None:
    if is_there(target):
        raise AlreadyThere(target)
    refuse_companions(target)


def _exercise(document: Document, path: Path) -> Exercise:
    found = exercise_of(document)
    if found is None:
        raise NotAnExercise(f"“{path.name}” is a map, but not an exercise.")
    return found


def _key(document: Document, given: Sequence[Record]) -> bytes:
    """The map, without the texts that go along in the file anyway."""
    along = {one.sha256 for one in given if isinstance(one, SourceText)}
    records = [one for one in document.records() if not isinstance(one, Exercise)]
    return pack([_without_text(one) if isinstance(one, SourceText) and one.sha256 in along else one for one in records])


def _sealed(exercise: Exercise, key: bytes, words: str) -> Exercise:
    if 4 * len(key) > 3 * (SEALED_TEXT - 1_000):
        raise NoKey("The map is too large to be sealed in the exercise; hand it out with its whole sources.")
    return replace(exercise, sealed=seal(key, words, exercise.id))


def _without_text(one: SourceText) -> SourceText:
    return replace(one, text="")


def _with_text(one: Record, texts: dict[str, str], kept: set[str]) -> Record:
    """A source's text as the exercise has it, with its document if that is there as well."""
    if not isinstance(one, SourceText):
        return one
    original = one.original_sha256 if one.original_sha256 in kept else None
    return replace(one, text=one.text or texts.get(one.sha256, ""), original_sha256=original)
