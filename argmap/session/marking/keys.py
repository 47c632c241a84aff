"""What hand-ins are marked against: a map of one's own, or the key that is sealed in an exercise."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.printable import printable
from argmap.core.stopping import Check, unchecked
from argmap.core.tree import Tree
from argmap.reasoning.exercises import exercise_of
from argmap.reasoning.marking.rubric import Rubric, rubric_of
from argmap.session.exercises import sealed_key
from argmap.storage.looking import look_at


class EmptyKey(MapError):
    """A key without a card that hand-ins could be compared with."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what it is called, and how its exercise says that it is to be marked; None if it was a plain map."""

    path: Path
    name: str
    tree: Tree
    rubric: Rubric | None = None


def load_key(path: Path, ask: Callable[[Path], str], check: Check = unchecked) -> Key:
    """The key at a path, with at least one card; `ask` gives the passphrase of an exercise, or of a hand-in of one.

    `check` is called every few rows, and may raise to end it. Raises `EmptyKey`, `NoKey`, `NotOpened`, `BrokenRubric`,
    a `StorageError`, or what `ask` does.
    """
    records = look_at(path, check).records
    check()
    document = Document(records)
    check()
    exercise = exercise_of(document)
    if exercise is None:
        return _with_cards(Key(path, _name_of(document, path), Tree(document)))
    key = Document(sealed_key(document, path, lambda: ask(path)))
    rubric = rubric_of(exercise.rubric, path.name)
    return _with_cards(Key(path, _name_of(key, path), Tree(key), rubric))


def names_of(keys: Sequence[Key]) -> list[str]:
    """What the keys are called; of those with one name, the later ones with a number behind it."""
    seen: Counter[str] = Counter()
    names = []
    for key in keys:
        seen[key.name] += 1
        names.append(f"{key.name} ({seen[key.name]})" if seen[key.name] > 1 else key.name)
    return names


def _name_of(key: Document, path: Path) -> str:
    return printable(key.info.title.strip() or path.stem)


def _with_cards(key: Key) -> Key:
    if not key.tree.roots():
        raise EmptyKey(f"“{key.path.name}” has no cards at the top, so nothing can be marked against it.")
    return key
