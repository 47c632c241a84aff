"""Which card of one map is which of another: a copy that was worked on, or a map of another origin."""

from argmap.reasoning.matching.nodes import Match, Matching, Why, are_related, match_nodes
from argmap.reasoning.matching.steps import match_steps

__all__ = ["Match", "Matching", "Why", "are_related", "match_nodes", "match_steps"]
