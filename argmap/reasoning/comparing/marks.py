"""What a comparison marks on the cards of either map, and where in both a difference is to be looked at."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.comparing.comparison import Comparison
from argmap.reasoning.comparing.findings import Finding, FindingKind, Spot
from argmap.reasoning.matching import Matching


class Mark(StrEnum):
    """What is said of a card at a place, what weighs most first."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    TURNED = "turned"
    REWORDED = "reworded"
    CHANGED = "changed"


Marks = Mapping[RecordId, tuple[Mark, ...]]
"""By the ids of the places."""

MARKS = {
    FindingKind.ADDED: Mark.ADDED,
    FindingKind.USED_TOO: Mark.ADDED,
    FindingKind.REMOVED: Mark.REMOVED,
    FindingKind.USED_LESS: Mark.REMOVED,
    FindingKind.MOVED: Mark.MOVED,
    FindingKind.REORDERED: Mark.MOVED,
    FindingKind.TURNED: Mark.TURNED,
    FindingKind.REWORDED: Mark.REWORDED,
}
"""Of every other kind a card is changed."""

OF_NO_CARD = {FindingKind.SOURCE_ADDED, FindingKind.SOURCE_REMOVED, FindingKind.SOURCE, FindingKind.MAP}


@dataclass(frozen=True, slots=True)
class Aim:
    """Where one map is to be looked at: at the card itself, or where it is missing at what is nearest above it."""

    place_id: RecordId
    is_there: bool


def mark_of(finding: Finding) -> Mark | None:
    """How a finding is marked; None for one about no card."""
    return None if finding.kind in OF_NO_CARD else MARKS.get(finding.kind, Mark.CHANGED)


def marks_of(comparison: Comparison) -> tuple[Marks, Marks]:
    """The marks of the first map and those of the second."""
    first, second = defaultdict[RecordId, set[Mark]](set), defaultdict[RecordId, set[Mark]](set)
    for finding in comparison.findings:
        mark = mark_of(finding)
        for spot, marks in ((finding.a, first), (finding.b, second)):
            if mark is not None and spot is not None:
                marks[spot.place_id].add(mark)
    return _in_order(first), _in_order(second)


def aims_of(finding: Finding, matching: Matching, a: Tree, b: Tree) -> tuple[Aim | None, Aim | None]:
    """Where a finding is to be looked at in either map; None for one about no card."""
    one, other = _aim(finding.a), _aim(finding.b)
    if one is None and finding.b is not None:
        one = _beside(finding.b, b, a, matching.a_of)
    if other is None and finding.a is not None:
        other = _beside(finding.a, a, b, matching.b_of)
    return one, other


def partner_of(place_id: RecordId, here: Tree, there: Tree, partners: Mapping[RecordId, RecordId]) -> RecordId | None:
    """The place at which the other map shows the same card; None where it has none.

    That is the place of the same id where both maps have that, else the one at which the card is shown in full.
    """
    place = here.place(place_id)
    node_id = partners.get(place.node_id) if place is not None else None
    if node_id is None:
        return None
    same = there.place(place_id)
    found = same if same is not None and same.node_id == node_id else there.full_place(node_id)
    return found.id if found is not None else None


def _in_order(marks: Mapping[RecordId, set[Mark]]) -> Marks:
    return {place_id: tuple(one for one in Mark if one in some) for place_id, some in marks.items()}


def _aim(spot: Spot | None) -> Aim | None:
    return Aim(spot.place_id, is_there=True) if spot is not None else None


def _beside(spot: Spot, here: Tree, there: Tree, partners: Mapping[RecordId, RecordId]) -> Aim | None:
    """What is nearest above a card that the other map has not, or has not there; else that map's main claim."""
    place: Place | None = here.place(spot.place_id)
    seen: set[RecordId] = set()
    while place is not None and place.id not in seen:
        seen.add(place.id)
        place = here.parent(place)
        found = partner_of(place.id, here, there, partners) if place is not None else None
        if found is not None:
            return Aim(found, is_there=False)
    main = there.main_claim()
    return Aim(main.id, is_there=False) if main is not None else None
