"""A merge that is made again after each choice, each time in time of what the two sides did, not of the maps."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.merging.conflicts import Choose, Conflict
from argmap.core.merging.done import RecordKey, done_by
from argmap.core.merging.three_way import prove, settled
from argmap.core.records import Record
from argmap.core.stopping import Check, unchecked

Edited = Mapping[RecordKey, Record | None]
"""The records that a merged map has otherwise than the one that both sides come from; None for those it has not."""


@dataclass(frozen=True, slots=True)
class Remade:
    """`step` leads from the merged map as it was last to what it is now."""

    step: Change
    edited: Edited
    conflicts: tuple[Conflict, ...]


class MergeAgain:
    """Three maps of one `MapInfo` id, and what was last made of them: at first the one that both sides come from."""

    def __init__(self, base: Document, a: Document, b: Document, check: Check = unchecked) -> None:
        self.maps = (base, a, b)
        self.document = Document(base.records())
        self.done = done_by(base, a, b, check)
        self.edited: Edited = {}

    def merge(self, choose: Choose, check: Check = unchecked) -> Remade:
        """Make `document` what `merge` makes with these choices. What it raises leaves the document as it was."""
        change, conflicts = settled(*self.maps, self.done, choose, check)
        edited = {_key(before, after): after for before, after in change.pairs}
        step = self._step_to(edited)
        try:
            prove(self.document, step)
        except EditRefused:
            self.document.apply(step.inverse())
            raise
        self.edited = edited
        return Remade(step, edited, conflicts)

    def _step_to(self, edited: Edited) -> Change:
        base = self.maps[0]
        pairs = [
            (self.document.find(*key), edited[key] if key in edited else base.find(*key))
            for key in {**self.edited, **edited}
        ]
        return Change(Label.RECEIVED, tuple((before, after) for before, after in pairs if before != after))


def _key(before: Record | None, after: Record | None) -> RecordKey:
    one = after if after is not None else before
    if one is None:
        raise ValueError("a pair of a change has a record")
    return type(one), one.id
