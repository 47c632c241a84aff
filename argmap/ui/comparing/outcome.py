"""What a merge makes, prepared on a thread to be looked at before it is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.merging import Choice, Conflict, ConflictKind, Merged, change_into, merge
from argmap.core.merging.conflicts import Key
from argmap.core.records import RECORD_TYPES, RecordId, SourceText
from argmap.core.tree import Tree
from argmap.reasoning.comparing import compare
from argmap.reasoning.comparing.marks import Marks, marks_of
from argmap.reasoning.comparing.sentences import summary
from argmap.reasoning.conflict_words import Telling, conflict_sentence
from argmap.session import Originals
from argmap.session.merged import Maps, originals_of
from argmap.ui.comparing.ingredients import Ingredients
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.shown import place_shown_by
from argmap.ui.tasks import Progress
from argmap.ui.versions.preview import LaidOut
from argmap.ui.view_state import ViewState

TYPES = {record_type.__name__: record_type for record_type in RECORD_TYPES}
DONE = (0.4, 0.6, 0.7)  # of the work

ConflictKey = tuple[ConflictKind, Key]
Choices = Mapping[ConflictKey, Choice]
"""What was chosen at each conflict; at others the most of both sides is kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`change` makes it of the open map; `marks` and `summary` say in what it differs from that."""

    conflicts: tuple[Conflict, ...]
    sentences: tuple[str, ...]
    change: Change
    originals: Originals
    summary: str
    marks: Marks
    shown: LaidOut

    def place_of(self, conflict: Conflict) -> RecordId | None:
        """Where what a conflict is about stands in the merged map, or what it covers."""
        tree = self.shown.session.tree
        for record_type, record_id in (conflict.record, *conflict.covers):
            one = tree.document.find(TYPES[record_type], record_id)
            found = place_shown_by(tree, Change(Label.MERGE, ((None, one),))) if one is not None else None
            if found is not None:
                return found
        return None

    def take_apart(self) -> None:
        self.shown.take_apart()


def outcome_of(
    ingredients: Ingredients, base: ReadMap, choices: Choices, view: ViewState, progress: Progress
) -> Outcome:
    """Merge, say what comes of it, and lay it out for a view that was made for it.

    Raises `Strangers`, `EditRefused` for what would be too large, or a `StorageError`.
    """
    maps = ingredients.maps(base)
    merged = merge(maps.base, maps.a, maps.b, lambda conflict: choices.get(conflict.key, Choice.BOTH))
    progress.reach(DONE[0])
    before, after = Tree(maps.a), Tree(Document(merged.records))
    comparison = compare(before, after)
    progress.reach(DONE[1])
    change = change_into(Document(ingredients.mine.records), merged)
    originals = originals_of(change.added(SourceText), maps, ingredients.files(base))
    progress.reach(DONE[2])
    return Outcome(
        merged.conflicts,
        _sentences(merged, maps, ingredients.names),
        change,
        originals,
        summary(comparison),
        marks_of(comparison)[1],
        LaidOut(merged.records, view, progress.go_on),
    )


def _sentences(merged: Merged, maps: Maps, names: tuple[str, str]) -> tuple[str, ...]:
    telling = Telling((maps.base, maps.a, maps.b, Document(merged.records)), *names)
    return tuple(conflict_sentence(conflict, telling) for conflict in merged.conflicts)
