"""Which card of one map is which of another: a copy that was worked on, or a map of another origin."""

from argmap.reasoning.matching.nodes import (
    Match,
    Matching,
    Orders,
    Why,
    are_copies,
    are_related,
    match_left,
    match_nodes,
    reading_order,
)
from argmap.reasoning.matching.steps import match_steps

__all__ = [
    "Match",
    "Matching",
    "Orders",
    "Why",
    "are_copies",
    "are_related",
    "match_left",
    "match_nodes",
    "match_steps",
    "reading_order",
]
