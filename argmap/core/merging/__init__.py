"""Two maps that come from one, made into one again, with a choice at each conflict."""

from argmap.core.merging.conflicts import Choice, Choose, Conflict, ConflictKind, both
from argmap.core.merging.into import change_into
from argmap.core.merging.three_way import Merged, merge

__all__ = ["Choice", "Choose", "Conflict", "ConflictKind", "Merged", "both", "change_into", "merge"]
