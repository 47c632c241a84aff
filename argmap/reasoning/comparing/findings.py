"""What a comparison finds: records that name cards, places and words, for a sentence or for a mark on a card."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.core.differing import Span
from argmap.core.records import RecordId


class FindingKind(StrEnum):
    """In which way two maps differ, in the order in which it is said of one card."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    OTHER_KIND = "other_kind"
    MOVED = "moved"
    USED_TOO = "used_too"  # it has one place more
    USED_LESS = "used_less"
    REORDERED = "reordered"
    TURNED = "turned"
    JOINED = "joined"
    SEPARATED = "separated"
    PASSAGES = "passages"
    DETAILS = "details"
    STEP = "step"  # details of the step that it stands in first
    REMARKS = "remarks"
    SOURCE_ADDED = "source_added"
    SOURCE_REMOVED = "source_removed"
    SOURCE = "source"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card stands in one of the maps; `inference_id` is its step there, None for a root or the tray."""

    node_id: RecordId
    place_id: RecordId
    inference_id: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: what `a` says is of the first map, what `b` says of the second."""

    kind: FindingKind
    a: Spot | None = None
    b: Spot | None = None
    a_spans: tuple[Span, ...] = ()  # of a text, or of a passage's words, those that the other has not
    b_spans: tuple[Span, ...] = ()
    a_words: tuple[str, ...] = ()  # of the passages that the other has not
    b_words: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()  # that differ, or the kinds of remarks
    beside: tuple[RecordId, ...] = ()  # in the second map, the cards it was joined with or separated from
    source_id: RecordId | None = None
