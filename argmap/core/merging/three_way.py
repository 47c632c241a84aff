"""Two maps that come from one, made into one again; what cannot be both is told, and settled so that most is kept.

The rules are in `docs/decisions/0046-merge.md`. Which side is called which changes nothing.
"""

from dataclasses import dataclass

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.merging.circles import break_circle
from argmap.core.merging.combining import combine
from argmap.core.merging.conflicts import Choose, Conflict, both
from argmap.core.merging.keeping import keep_needed
from argmap.core.merging.numbering import number_versions
from argmap.core.merging.passages import settle_passages
from argmap.core.merging.places import drop_twins, fill_cards, fill_steps, settle_moves
from argmap.core.merging.state import Merging
from argmap.core.records import Record
from argmap.core.validity import refuse_deep, refuse_untrue


@dataclass(frozen=True, slots=True)
class Merged:
    """The records of the merged map, and each conflict with how it was settled."""

    records: tuple[Record, ...]
    conflicts: tuple[Conflict, ...]


def merge(base: Document, a: Document, b: Document, choose: Choose = both) -> Merged:
    """The map that has what `a` and what `b` changed in `base`. All three have one `MapInfo` id.

    `choose` is asked about each conflict. Raises `EditRefused` if the merged map would be larger or deeper than any.
    """
    merging = Merging(base, a, b, choose)
    kept = combine(merging)
    settle_moves(merging)
    keep_needed(merging, kept)
    drop_twins(merging)
    while fill_steps(merging) or fill_cards(merging) or break_circle(merging):
        pass
    settle_passages(merging)
    number_versions(merging)
    return Merged(_proven(base, merging.draft.change(Label.RECEIVED)), merging.conflicts())


def _proven(base: Document, change: Change) -> tuple[Record, ...]:
    """The records that the change leads to, which hold to what every map holds to."""
    document = Document(base.records())
    document.apply(change)
    refuse_untrue(document, change)
    refuse_deep(document, change)
    return tuple(document.records())
