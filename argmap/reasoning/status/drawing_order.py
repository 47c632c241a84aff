"""The cards and steps of a map as they are drawn, those in the tray left out: they argue nothing yet."""

from collections.abc import Iterator

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.status.reading import Reading


def drawn_cards(tree: Tree, reading: Reading) -> Iterator[tuple[RecordId, int]]:
    """The cards that can stand or fall, each once, with their depth from 0."""
    cards = set(reading.card_ids)
    for place, depth in tree.walk():
        if place.node_id in cards and tree.is_full(place):
            yield place.node_id, depth


def drawn(tree: Tree, reading: Reading) -> list[RecordId]:
    """The cards and the steps that argue, each step before its first card."""
    cards = set(reading.card_ids)
    found: dict[RecordId, None] = {}
    for place, _ in tree.walk():
        if place.inference_id in reading.steps:
            found[place.inference_id] = None
        if place.node_id in cards:
            found[place.node_id] = None
    return list(found)
