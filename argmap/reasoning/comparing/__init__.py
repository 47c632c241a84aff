"""In what two maps differ, as a teacher would say it: card by card, each with where it stands in either map."""

from argmap.reasoning.comparing.comparison import Comparison, compare
from argmap.reasoning.comparing.findings import Finding, FindingKind, Spot

__all__ = ["Comparison", "Finding", "FindingKind", "Spot", "compare"]
