"""Which missing card of the key a card of the student's own may be meant as: a hint for the teacher, and no points."""

from collections.abc import Mapping, Sequence

from argmap.core.graph import opposes
from argmap.core.records import Inference, RecordId
from argmap.core.stopping import Check, with_checks
from argmap.core.tree import Tree
from argmap.reasoning.marking.marks import MapMark
from argmap.reasoning.matching.likeness import Likeness


def meant_perhaps(
    key: Tree, hand_in: Tree, mark: MapMark, extra_ids: Sequence[RecordId], check: Check
) -> Mapping[RecordId, RecordId]:
    """For some cards of the hand-in that the key does not have, one that is missing in their place, on the same side.

    Of several the likest in words.
    """
    missing = [one for one in mark.cards if one.hand_id is None]
    found = {one.hand_id for one in mark.cards}
    texts = [key.node(one.key_id).text for one in missing] + [hand_in.node(one).text for one in extra_ids]
    likeness = Likeness(texts, check)

    hints: dict[RecordId, RecordId] = {}
    for extra_id in extra_ids:
        near_id, is_against = _near(hand_in, extra_id, found), _is_against(hand_in, extra_id)
        near = (one.key_id for one in with_checks(missing, check) if one.near_id == near_id)
        here = [one for one in near if _is_against(key, one) == is_against]
        if here:
            text = hand_in.node(extra_id).text
            hints[extra_id] = max(with_checks(here, check), key=lambda one: likeness.of(key.node(one).text, text))
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
