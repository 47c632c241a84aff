"""A map marked against a key: points for each card, each with its reason, and what a class found hard."""

from argmap.reasoning.marking.marking import BestMark, mark, mark_best
from argmap.reasoning.marking.marks import Aspect, CardMark, MapMark, Point, Verdict
from argmap.reasoning.marking.rubric import Rubric, read_rubric

__all__ = [
    "Aspect",
    "BestMark",
    "CardMark",
    "MapMark",
    "Point",
    "Rubric",
    "Verdict",
    "mark",
    "mark_best",
    "read_rubric",
]
