"""What a merge makes, prepared on a thread to be looked at before it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock

from argmap.core.change import Change, Label
from argmap.core.merging import Choice, Conflict, ConflictKind, Edited, MergeAgain, change_of
from argmap.core.merging.conflicts import Key
from argmap.core.records import RECORD_TYPES, MapInfo, Record, RecordId, SourceText
from argmap.core.tree import Tree
from argmap.reasoning.comparing.again import Again
from argmap.reasoning.comparing.marks import Marks, marks_of
from argmap.reasoning.comparing.sentences import summary
from argmap.reasoning.conflict_words import Telling, conflict_sentence
from argmap.reasoning.sayings import sayings_of
from argmap.session import Originals
from argmap.session.merged import originals_of
from argmap.ui.canvas.sizes import known_after
from argmap.ui.comparing.ingredients import Ingredients
from argmap.ui.comparing.reading import ReadMap
from argmap.ui.shown import place_shown_by
from argmap.ui.tasks import Progress
from argmap.ui.versions.preview import LaidOut
from argmap.ui.view_state import ViewState

TYPES = {record_type.__name__: record_type for record_type in RECORD_TYPES}
DONE = (0.2, 0.4, 0.6)  # of the work
MANY = 300  # records: to show more of them anew, one by one, takes longer than the window may stand still

ConflictKey = tuple[ConflictKind, Key]
Choices = Mapping[ConflictKey, Choice]
"""What was chosen at each conflict; at others the most of both sides is kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`change` makes it of the open map; `marks` and `summary` say in what it differs from that.

    `step` leads to it from what is shown, where that is little else; otherwise it is `laid` out to be shown.
    """

    conflicts: tuple[Conflict, ...]
    sentences: tuple[str, ...]
    change: Change
    originals: Originals
    summary: str
    marks: Marks
    edited: Edited
    step: Change
    laid: LaidOut | None

    def take_apart(self) -> None:
        if self.laid is not None:
            self.laid.take_apart()


def place_of(conflict: Conflict, tree: Tree) -> RecordId | None:
    """Where what a conflict is about stands in the merged map, or what it covers."""
    for record_type, record_id in (conflict.record, *conflict.covers):
        one = tree.document.find(TYPES[record_type], record_id)
        found = place_shown_by(tree, Change(Label.MERGE, ((None, one),))) if one is not None else None
        if found is not None:
            return found
    return None


class Outcomes:
    """What the choices make of three maps. Made once, on a thread; asked on threads, by one after the other.

    What only depends on the maps is kept, so that another choice takes as long as what the sides did, not as the maps.
    """

    def __init__(self, ingredients: Ingredients, base: ReadMap, progress: Progress) -> None:
        """Raises `Strangers` where one of the maps is no copy of the others."""
        self._lock = Lock()
        self._ingredients = ingredients
        self._maps = maps = ingredients.maps(base)
        self._files = ingredients.files(base)
        self._mine = next(one for one in ingredients.mine.records if isinstance(one, MapInfo))
        progress.reach(DONE[0])
        self._merging = MergeAgain(maps.base, maps.a, maps.b, progress.go_on)
        progress.reach(DONE[1])
        self._before = Again(Tree(maps.a), progress.go_on)
        self._after = Tree(self._merging.document)
        self._say = sayings_of(self._after, Tree(maps.a))
        self._originals: Originals = {}
        progress.reach(DONE[2])

    def of(self, choices: Choices, shown: Edited | None, view: ViewState, progress: Progress) -> Outcome:
        """Merge, and say what comes of it; lay it out for the view, if it is not to be shown by a step from `shown`.

        Raises `EditRefused` for what would be too large, or a `StorageError`.
        """
        with self._lock:
            progress.go_on()
            remade = self._merging.merge(lambda one: choices.get(one.key, Choice.BOTH), progress.go_on)
            self._after.update(remade.step)
            comparison = self._before.compare(self._after, self._unlike(remade.edited), progress.go_on)
            keys = {**dict.fromkeys(self._merging.done.records), **remade.edited}
            change = change_of(self._mine, self._maps.a, self._merging.document, keys)
            self._originals = originals_of(change.added(SourceText), self._maps, self._files, self._originals)
            step = self._step(shown if shown is not None else {}, remade.edited)
            laid = self._laid_out(change, view, progress) if shown is None or len(step.pairs) > MANY else None
            return Outcome(
                remade.conflicts,
                self._sentences(remade.conflicts),
                change,
                self._originals,
                summary(comparison, self._say),
                marks_of(comparison)[1],
                remade.edited,
                step,
                laid,
            )

    def _laid_out(self, change: Change, view: ViewState, progress: Progress) -> LaidOut:
        """The merged map laid out, which that change makes of the open one: the other cards were measured there."""
        sizes = self._ingredients.mine.sizes()
        return LaidOut(
            self._merging.document.records(),
            view,
            progress.go_on,
            lambda document: known_after(sizes, document, change),
        )

    def _unlike(self, edited: Edited) -> Iterator[Record]:
        """The records that the merged map and the open one have otherwise, or one of them alone."""
        for key in {**dict.fromkeys(self._merging.done.records), **edited}:
            one, other = self._maps.a.find(*key), self._merging.document.find(*key)
            if one != other:
                yield from (record for record in (one, other) if record is not None)

    def _step(self, shown: Edited, wanted: Edited) -> Change:
        """What leads from one merged map to another."""
        find = self._maps.base.find
        pairs = [
            tuple(some[key] if key in some else find(*key) for some in (shown, wanted)) for key in {**shown, **wanted}
        ]
        return Change(Label.MERGE, tuple((before, after) for before, after in pairs if before != after))

    def _sentences(self, conflicts: tuple[Conflict, ...]) -> tuple[str, ...]:
        maps = (self._maps.base, self._maps.a, self._maps.b, self._merging.document)
        telling = Telling(maps, *self._ingredients.names)
        return tuple(conflict_sentence(conflict, telling) for conflict in conflicts)
