"""Exercise "place": cards lie in the tray, in any order, and are to be placed. The main claim stays, with all roots."""

from random import Random

from argmap.core.document import Document
from argmap.reasoning.exercises.options import NoExercise, Options, Starter
from argmap.reasoning.exercises.taking_out import placed_ids, shuffled, unplaced


def to_place(document: Document, options: Options, random: Random) -> Starter:
    """All cards in the tray, or as many as are asked for."""
    cards = placed_ids(document)
    if not cards:
        raise NoExercise("The map has no card below another, so there is nothing to place.")
    count = min(options.count or len(cards), len(cards))
    return Starter(tuple(shuffled(unplaced(document, random.sample(cards, count)), random)))
