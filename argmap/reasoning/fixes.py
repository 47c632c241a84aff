"""What one key can do about an open point: at most one change, made of the edits that there are.

Where a fix would have to know what somebody means, there is none.
"""

from collections.abc import Callable

from argmap.core import edits
from argmap.core.change import Change, Label, combined
from argmap.core.errors import EditRefused
from argmap.core.ids import NewId, new_id
from argmap.core.records import Kind
from argmap.core.tree import Tree
from argmap.reasoning.checks import Check, OpenPoint
from argmap.reasoning.grammar import Grammar, grammar_of

Fix = Callable[[Tree, OpenPoint, NewId], Change | None]


def fix_of(tree: Tree, point: OpenPoint, new_id: NewId = new_id) -> Change | None:
    """The change that mends an open point; None if there is none, or the map as it is refuses it."""
    fix = FIXES.get(point.check)
    try:
        return fix(tree, point, new_id) if fix is not None else None
    except EditRefused:
        return None


def _part_claims(tree: Tree, point: OpenPoint, new_id: NewId) -> Change | None:
    """The second claim gets a card of its own: a joint reason more, or a step beside that of the first."""
    place = tree.place(point.place_id) if point.place_id is not None else None
    grammar = _grammar(tree)
    if place is None or grammar is None or place.id in tree.document.root_ids:
        return None
    parts = grammar.two_claims(tree.node(place.node_id).text)
    if parts is None:
        return None
    is_joint = place.inference_id is not None and len(tree.premises(place.inference_id)) > 1
    beside = (
        edits.add_co_premise(tree.document, place.inference_id, parts.second, new_id=new_id)
        if is_joint and place.inference_id is not None
        else edits.add_sibling(tree.document, place.id, parts.second, new_id=new_id)
    )
    return combined(beside.label, [edits.edit_text(tree.document, place.node_id, parts.first), beside])


def _part_reasoning(tree: Tree, point: OpenPoint, new_id: NewId) -> Change | None:
    """The reason gets a card of its own, below the claim that stays."""
    grammar = _grammar(tree)
    node = tree.node(point.node_id) if point.node_id is not None else None
    if grammar is None or node is None or node.kind is not Kind.CLAIM:
        return None
    parts = grammar.claim_and_reason(node.text)
    if parts is None:
        return None
    reason = edits.add_reason(tree.document, node.id, parts.second, new_id=new_id)
    return combined(Label.ADD_REASON, [edits.edit_text(tree.document, node.id, parts.first), reason])


def _part_group(tree: Tree, point: OpenPoint, new_id: NewId) -> Change | None:
    """The last of the joint reasons gets a step of its own."""
    premises = tree.premises(point.inference_id) if point.inference_id is not None else []
    return edits.split_out(tree.document, premises[-1].id, new_id=new_id) if premises else None


def _say_premise(tree: Tree, point: OpenPoint, new_id: NewId) -> Change | None:
    """An empty card joins the reason, for what is taken for granted."""
    step_id = point.inference_id
    return edits.add_co_premise(tree.document, step_id, new_id=new_id) if step_id is not None else None


def _move_up(tree: Tree, point: OpenPoint, new_id: NewId) -> Change | None:
    """The reason moves onto the card of which it speaks."""
    premises = tree.premises(point.inference_id) if point.inference_id is not None else []
    if not premises or point.other_node_id is None:
        return None
    return edits.move_under(tree.document, [one.id for one in premises], point.other_node_id, new_id=new_id)


def _remove_empty(tree: Tree, point: OpenPoint, _: NewId) -> Change | None:
    return edits.remove_card(tree.document, point.place_id) if point.place_id is not None else None


def _remove_step(tree: Tree, point: OpenPoint, _: NewId) -> Change | None:
    return edits.remove_step(tree.document, point.inference_id) if point.inference_id is not None else None


def _grammar(tree: Tree) -> Grammar | None:
    return grammar_of(tree.document.info.language)


FIXES: dict[Check, Fix] = {
    Check.TWO_CLAIMS: _part_claims,
    Check.REASONING_INSIDE: _part_reasoning,
    Check.JOINT_STANDS_ALONE: _part_group,
    Check.LONE_PREMISE: _say_premise,
    Check.NOT_ONE_STEP_UP: _move_up,
    Check.EMPTY_CARD: _remove_empty,
    Check.STEP_WITHOUT_CARD: _remove_step,
}
