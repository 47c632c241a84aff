"""Two maps that come from one, made into one again, with a choice at each conflict."""

from argmap.core.merging.again import Edited, MergeAgain, Remade
from argmap.core.merging.conflicts import Choice, Choose, Conflict, ConflictKind, both
from argmap.core.merging.into import change_into, change_of
from argmap.core.merging.three_way import Merged, merge

__all__ = [
    "Choice",
    "Choose",
    "Conflict",
    "ConflictKind",
    "Edited",
    "MergeAgain",
    "Merged",
    "Remade",
    "both",
    "change_into",
    "change_of",
    "merge",
]
