"""A card's text beside the quotes it rests on: where it says more than they do, or something else."""

from argmap.reasoning.fidelity.differences import Difference, DifferenceKind, differences
from argmap.reasoning.fidelity.lexicon import Lexicon

__all__ = ["Difference", "DifferenceKind", "Lexicon", "differences"]
