"""Says in words what rests on a passage: the role and the text of each card, and of the cards whose step it backs."""

from collections.abc import Iterator

from argmap.core.graph import place_of, premises_of
from argmap.core.tree import Tree
from argmap.ui.panels.outline_words import spoken_at
from argmap.ui.panels.reader_marks import Mark
from argmap.ui.text import shortened

SHOWN = 200  # characters of a card


def names_of(tree: Tree, marks: list[Mark]) -> list[str]:
    """The cards that rest on some passages, a line for each."""
    return list(dict.fromkeys(line for mark in marks for line in _names(tree, mark)))


def _names(tree: Tree, mark: Mark) -> Iterator[str]:
    premises = [one for step_id in mark.step_ids for one in premises_of(tree.document, step_id)]
    places = [*map(tree.place, mark.place_ids), *map(place_of, premises)]
    return (shortened(spoken_at(tree, place), SHOWN) for place in places if place is not None)
