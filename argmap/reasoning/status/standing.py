"""How a card or a step stands, in the words that are on screen."""

from enum import StrEnum

from argmap.reasoning.status.grounded import Label


class Standing(StrEnum):
    FALLS = "falls"
    OPEN = "open"
    STANDS = "stands"


STANDINGS = {Label.IN: Standing.STANDS, Label.OUT: Standing.FALLS, Label.UNDECIDED: Standing.OPEN}
LABELS = {standing: label for label, standing in STANDINGS.items()}


def side(value: float) -> Standing:
    """What a rating from 0 to 1 takes its target for: the middle of the scale leaves it open."""
    if value == 0.5:
        return Standing.OPEN
    return Standing.STANDS if value > 0.5 else Standing.FALLS


def distance(one: Standing, other: Standing) -> int:
    """How far two standings lie apart: 2 between standing and falling, 1 to what is open."""
    return abs(LABELS[one] - LABELS[other])
