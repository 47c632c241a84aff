"""Two maps that come from one, made into one again; what cannot be both is told, and settled so that most is kept.

The rules are in `docs/decisions/0046-merge.md`. Which side is called which changes nothing.
"""

from dataclasses import dataclass

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.merging.circles import break_circle
from argmap.core.merging.combining import combine
from argmap.core.merging.conflicts import Choose, Conflict, both
from argmap.core.merging.done import Done, done_by
from argmap.core.merging.keeping import keep_needed
from argmap.core.merging.loose import Loose
from argmap.core.merging.numbering import number_versions
from argmap.core.merging.passages import settle_passages
from argmap.core.merging.places import drop_twins, fill_cards, fill_steps, settle_moves
from argmap.core.merging.state import Merging
from argmap.core.records import Record
from argmap.core.stopping import Check, unchecked
from argmap.core.validity import refuse_deep, refuse_untrue


@dataclass(frozen=True, slots=True)
class Merged:
    """The records of the merged map, and each conflict with how it was settled."""

    records: tuple[Record, ...]
    conflicts: tuple[Conflict, ...]


def merge(base: Document, a: Document, b: Document, choose: Choose = both, check: Check = unchecked) -> Merged:
    """The map that has what `a` and what `b` changed in `base`. All three have one `MapInfo` id.

    `choose` is asked about each conflict. Raises `EditRefused` if the merged map would be larger or deeper than any.
    """
    change, conflicts = settled(base, a, b, done_by(base, a, b, check), choose, check)
    document = Document(base.records())
    prove(document, change)
    return Merged(tuple(document.records()), conflicts)


def settled(
    base: Document, a: Document, b: Document, done: Done, choose: Choose, check: Check = unchecked
) -> tuple[Change, tuple[Conflict, ...]]:
    """What the merge makes of `base`, in time of what the sides did; and each conflict."""
    merging = Merging(base, a, b, done, choose)
    kept = combine(merging, check)
    settle_moves(merging)
    keep_needed(merging, kept)
    drop_twins(merging)
    loose = Loose(merging)
    while fill_steps(merging, loose) or fill_cards(merging, loose) or break_circle(merging):
        check()
    settle_passages(merging)
    number_versions(merging)
    return merging.draft.change(Label.RECEIVED), merging.conflicts()


def prove(document: Document, change: Change) -> None:
    """Apply what a merge makes. Raises `EditRefused` if the document does not hold to what every map holds to then."""
    document.apply(change)
    refuse_untrue(document, change)
    refuse_deep(document, change)
