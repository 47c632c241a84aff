"""What is said again: twice in a map, or in its own support."""

from collections.abc import Iterator

from argmap.core.graph import is_above, targets_of
from argmap.core.records import Inference, Polarity, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.checks.beside import cards_beside
from argmap.reasoning.checks.points import Check, OpenPoint
from argmap.reasoning.checks.survey import Survey, place_id_of

LONGEST = 160
"""Characters of a claim, above which it is not asked whether another one nearly says the same: that takes its time."""


def said_twice(tree: Tree, node_id: RecordId, survey: Survey) -> Iterator[OpenPoint]:
    """A card that says what another one says, in whatever words; of several the one with the smallest id is the first.

    Placed once as a card and then as "see" cards it would be one claim, and what bears on it would stand in one place.
    Where one of the two supports the other, that is the point, and there is no other. That one says nearly the same is
    only asked of cards that bear on one card.
    """
    first = survey.repeats.first(tree.node(node_id))
    if first == node_id:
        first = _nearly_said(tree, node_id)
    if first != node_id and not _is_circular(tree, node_id, first, survey):
        yield OpenPoint(Check.SAID_TWICE, place_id_of(tree, node_id), node_id, other_node_id=first)


def circular_support(tree: Tree, node_id: RecordId, survey: Survey) -> Iterator[OpenPoint]:
    """A card that supports, at whatever remove, what says the same; or one at which a circle of steps was cut.

    In other words it is only looked for among the nearest cards.
    """
    above = _supported_by_itself(tree, node_id, survey)
    if above is None and node_id in tree.cut_ids and _is_in_circle(tree, node_id):
        above = node_id
    if above is None:
        above = _restated(tree, node_id)
    if above is not None:
        yield OpenPoint(Check.CIRCULAR_SUPPORT, place_id_of(tree, node_id), node_id, other_node_id=above)


def _nearly_said(tree: Tree, node_id: RecordId) -> RecordId:
    """The first of the cards beside one that says nearly the same; the card itself if there is none."""
    text = tree.node(node_id).text
    if len(text) > LONGEST:
        return node_id
    beside = (one for one in cards_beside(tree, node_id) if one < node_id)
    earlier = sorted(one for one in beside if _are_of_one_size(text, tree.node(one).text))
    if not earlier:
        return node_id
    from argmap.reasoning.checks import spoken  # late, as below

    return next((one for one in earlier if spoken.are_nearly_the_same(tree, text, tree.node(one).text)), node_id)


def _are_of_one_size(one: str, other: str) -> bool:
    """Whether one text is at most twice as long as the other."""
    return len(one) <= 2 * len(other) <= 4 * len(one)


def _restated(tree: Tree, node_id: RecordId) -> RecordId | None:
    from argmap.reasoning.checks import spoken  # late: a window opens before anybody looks at words

    return spoken.restated(tree, node_id)


def _supported_by_itself(tree: Tree, node_id: RecordId, survey: Survey) -> RecordId | None:
    """The nearest card that says the same and is supported by this one, from step to step."""
    same = survey.repeats.that_say_the_same(tree.node(node_id))
    return next((one for one in _supported(tree, node_id) if one in same), None) if same else None


def _is_circular(tree: Tree, node_id: RecordId, first: RecordId, survey: Survey) -> bool:
    """Whether the card supports one with its words, or is supported by the first of them."""
    is_asked = bool(survey.repeats.that_say_the_same(tree.node(node_id)))
    return is_asked and (_supported_by_itself(tree, node_id, survey) is not None or node_id in _supported(tree, first))


def _supported(tree: Tree, node_id: RecordId) -> Iterator[RecordId]:
    """What the card supports, and what that supports, up to the first step that does something else."""
    place, seen = tree.full_place(node_id), {node_id}
    while place is not None and place.inference_id is not None:
        step = tree.document.find(Inference, place.inference_id)
        above = step.target_node_id if step is not None and step.polarity is Polarity.SUPPORTS else None
        if above is None or above in seen:
            return
        yield above
        seen.add(above)
        place = tree.full_place(above)


def _is_in_circle(tree: Tree, node_id: RecordId) -> bool:
    return any(is_above(tree.document, node_id, above) for above in targets_of(tree.document, node_id))
