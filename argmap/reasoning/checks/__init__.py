"""The structure coach: each check asks one question of one card or step, and says which taught rule it stands for."""

from argmap.reasoning.checks.points import CARDS_ABOVE, OF_WORDS, Check, OpenPoint
from argmap.reasoning.checks.repeats import Repeats
from argmap.reasoning.checks.resting import Resting
from argmap.reasoning.checks.survey import Survey
from argmap.reasoning.checks.table import points_of_node, points_of_step, points_of_words

__all__ = [
    "CARDS_ABOVE",
    "OF_WORDS",
    "Check",
    "OpenPoint",
    "Repeats",
    "Resting",
    "Survey",
    "points_of_node",
    "points_of_step",
    "points_of_words",
]
