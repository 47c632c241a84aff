"""Which missing card of the key a card of the student's own may be meant as: a hint for the teacher, and no points."""

from collections.abc import Mapping

from argmap.core.graph import opposes
from argmap.core.records import Inference, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.marking.marks import CardMark, MapMark
from argmap.reasoning.matching.likeness import Likeness


def meant_perhaps(key: Tree, hand_in: Tree, mark: MapMark) -> Mapping[RecordId, RecordId]:
    """For cards of the hand-in that the key does not have, one that is missing in their place, on the same side.

    Of several the likest in words.
    """
    missing = [one for one in mark.cards if one.hand_id is None]
    found = {one.hand_id for one in mark.cards}
    texts = [key.node(one.key_id).text for one in missing] + [hand_in.node(one).text for one in mark.extra_ids]
    likeness = Likeness(texts)

    def is_here(one: CardMark, extra_id: RecordId) -> bool:
        is_same_side = _is_against(key, one.key_id) == _is_against(hand_in, extra_id)
        return is_same_side and one.near_id == _near(hand_in, extra_id, found)

    hints: dict[RecordId, RecordId] = {}
    for extra_id in mark.extra_ids:
        here = [one.key_id for one in missing if is_here(one, extra_id)]
        if here:
            text = hand_in.node(extra_id).text
            hints[extra_id] = max(here, key=lambda one: likeness.of(key.node(one).text, text))
    return hints


def _near(hand_in: Tree, node_id: RecordId, found: set[RecordId | None]) -> RecordId | None:
    """The card above that the key has too."""
    place = hand_in.full_place(node_id)
    while place is not None and place.node_id not in found:
        place = hand_in.parent(place)
    return place.node_id if place is not None else None


def _is_against(tree: Tree, node_id: RecordId) -> bool | None:
    """Whether a card opposes what it bears on; None for one at the top or in the tray."""
    place = tree.full_place(node_id)
    step = tree.document.find(Inference, place.inference_id or "") if place is not None else None
    return opposes(step) if step is not None else None
