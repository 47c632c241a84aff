"""What checks ask of the map as a whole: its main claim, and which cards say the same."""

from functools import cached_property

from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.checks.repeats import Repeats
from argmap.reasoning.checks.resting import Resting


class Survey:
    """A map as it stands now; made anew after a change, but for `repeats` and `resting`, which follow the changes."""

    def __init__(self, tree: Tree, repeats: Repeats, resting: Resting | None = None) -> None:
        self.tree = tree
        self.repeats = repeats
        self.resting = resting if resting is not None else Resting(tree)

    @cached_property
    def main(self) -> Place | None:
        """The main claim, which takes a look at all roots to find."""
        return self.tree.main_claim()


def place_id_of(tree: Tree, node_id: RecordId) -> RecordId | None:
    """Where a card is drawn in full, if there is one of that id."""
    place = tree.full_place(node_id)
    return place.id if place is not None else None


def first_place_id(tree: Tree, inference_id: RecordId) -> RecordId | None:
    """Where the first card of a step stands; None if no card stands in it."""
    premises = tree.premises(inference_id)
    return premises[0].id if premises else None
