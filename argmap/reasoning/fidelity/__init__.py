"""A card's text beside the quotes it rests on: where it says more than they do, or something else."""

from argmap.reasoning.fidelity.differences import Difference, DifferenceKind, differences

__all__ = ["Difference", "DifferenceKind", "differences"]
