"""What the reasons of a step and its target speak of: by the words that they share it is seen how they hang together.

The rules are those taught with argument maps: no rabbit out of a hat (a term of the claim that no reason has), and
holding hands (a term that only one of the joint reasons has).
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from argmap.core.graph import opposes
from argmap.core.records import Inference, Kind, Node, Polarity, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.checks.points import CARDS_ABOVE, Check, OpenPoint
from argmap.reasoning.checks.survey import first_place_id
from argmap.reasoning.grammar import Grammar

Terms = frozenset[str]

LOOSE = 2
"""So many terms in only one of the joint reasons are a fault; a single one may just be said in passing."""

MOST_SHARED = 0.7
"""What says what should be, and has more of its terms in common with a card further up, says that again."""

SAME = 0.66
"""So much of what the one of two cards speaks of that says less, and they say the same in other words."""


def rabbit_rule(tree: Tree, inference_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """Joint reasons for a claim with a term that is in none of them."""
    target, reasons = _spoken(tree, inference_id, grammar)
    if reasons and target.difference(*reasons) and not _stand_alone(tree, inference_id, grammar):
        yield _point(Check.RABBIT_RULE, tree, inference_id)


def holding_hands(tree: Tree, inference_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """Joint reasons with terms that are neither in the claim nor in another reason."""
    target, reasons = _spoken(tree, inference_id, grammar)
    loose = sum(len(one.difference(target, *_without(reasons, number))) for number, one in enumerate(reasons))
    if loose >= LOOSE and not _stand_alone(tree, inference_id, grammar):
        yield _point(Check.HOLDING_HANDS, tree, inference_id)


def joint_stands_alone(tree: Tree, inference_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """Joint reasons that have nothing in common but what the claim says, and none of which leads over to it."""
    if _stand_alone(tree, inference_id, grammar):
        yield _point(Check.JOINT_STANDS_ALONE, tree, inference_id)


def lone_premise(tree: Tree, inference_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """A claim that supports another one about the same subject: what leads over from it is taken for granted."""
    target, reasons = _argued(tree, inference_id)
    is_lone = len(reasons) == 1 == len(tree.premises(inference_id))
    if target is None or not is_lone or target.kind is not Kind.CLAIM:
        return
    if grammar.share_subject(target.text, reasons[0].text):
        yield _point(Check.LONE_PREMISE, tree, inference_id)


def not_one_step_up(tree: Tree, inference_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """A reason or objection about what a card further up speaks of, and about nothing in the one right above it."""
    step = tree.document.find(Inference, inference_id)
    claims = _claims(tree, inference_id)
    if step is None or step.target_node_id is None or len(claims) != 1:
        return
    if opposes(step) and grammar.terms.offers(claims[0].text):
        return  # against an objection it may be said what can be done, of whatever the map is about
    topic, spoken = grammar.topic(claims[0].text), grammar.terms.of(claims[0].text)
    if topic is None or spoken & grammar.terms.of(tree.node(step.target_node_id).text):
        return
    for node in _above(tree, step.target_node_id):
        terms = grammar.terms.of(node.text)
        says_more = len(spoken & terms) <= MOST_SHARED * len(spoken) or not grammar.terms.bridges(claims[0].text)
        if topic.terms <= terms and says_more:
            yield replace(_point(Check.NOT_ONE_STEP_UP, tree, inference_id), other_node_id=node.id)
            return


def restated(tree: Tree, node_id: RecordId, grammar: Grammar) -> RecordId | None:
    """The nearest card above that a lone reason, or one that it supports, says again in other words; None if none.

    Both say what should be, and most of what the one speaks of the other does. A joint reason may well: it leads over.
    """
    text, above = tree.node(node_id).text, list(_supported_alone(tree, node_id))
    if not above or not grammar.terms.bridges(text):
        return None
    spoken = grammar.terms.of(text)
    found = next((node.id for node in above if _say_the_same(spoken, node, grammar)), None)
    return found if found is not None and grammar.is_one_claim(text) else None  # last, as it takes longest


def _say_the_same(spoken: Terms, node: Node, grammar: Grammar) -> bool:
    terms = grammar.terms.of(node.text)
    least = SAME * min(len(spoken), len(terms))
    return len(spoken & terms) >= max(least, LOOSE) and grammar.terms.bridges(node.text)


def _supported_alone(tree: Tree, node_id: RecordId) -> Iterator[Node]:
    """The nearest cards above a card, each supported by a lone reason."""
    above = node_id
    for _ in range(CARDS_ABOVE + 1):
        place = tree.full_place(above)
        step_id = place.inference_id if place is not None else None
        target, reasons = _argued(tree, step_id) if step_id is not None else (None, [])
        if target is None or len(reasons) != 1 or target.id == node_id:
            return
        yield target
        above = target.id


def _stand_alone(tree: Tree, inference_id: RecordId, grammar: Grammar) -> bool:
    """Whether nothing leads from one joint reason to another, or to the claim: no rule, and no term of their own.

    Where the first one speaks of what the claim does, and the last of something else, they were meant to lead on.
    """
    target, reasons = _spoken(tree, inference_id, grammar)
    claims = _claims(tree, inference_id)
    if not reasons or any(grammar.terms.bridges(node.text) for node in claims):
        return False
    is_of_target = bool(reasons[-1] & target) or grammar.terms.points_back(claims[-1].text)
    leads_on = bool(reasons[0] & target) and not is_of_target
    return not leads_on and not any((one & other) - target for one, other in combinations(reasons, 2))


def _spoken(tree: Tree, inference_id: RecordId, grammar: Grammar) -> tuple[Terms, list[Terms]]:
    """The terms of a claim and of each of the joint reasons for it; no reasons where there is none, or a lone one."""
    target, reasons = _argued(tree, inference_id)
    if target is None or len(reasons) < 2:
        return frozenset(), []
    spoken = grammar.terms.of_each(target.text, *(one.text for one in reasons))
    return spoken[0], [*spoken[1:]]


def _argued(tree: Tree, inference_id: RecordId) -> tuple[Node | None, list[Node]]:
    """What a supporting step bears on, and the claims in it; None where it does something else, or doubts a step."""
    step = tree.document.find(Inference, inference_id)
    if step is None or step.polarity is not Polarity.SUPPORTS or step.target_node_id is None:
        return None, []
    return tree.node(step.target_node_id), _claims(tree, inference_id)


def _claims(tree: Tree, inference_id: RecordId) -> list[Node]:
    nodes = [tree.node(place.node_id) for place in tree.premises(inference_id)]
    return [node for node in nodes if node.kind is Kind.CLAIM]


def _above(tree: Tree, node_id: RecordId) -> Iterator[Node]:
    """The nearest cards above a card, each borne on by the one before."""
    above: RecordId | None = node_id
    for _ in range(CARDS_ABOVE):
        place = tree.full_place(above) if above is not None else None
        step = tree.document.find(Inference, place.inference_id) if place is not None and place.inference_id else None
        above = step.target_node_id if step is not None else None
        if above is not None and above != node_id:
            yield tree.node(above)


def _without(reasons: list[Terms], number: int) -> list[Terms]:
    return reasons[:number] + reasons[number + 1 :]


def _point(check: Check, tree: Tree, inference_id: RecordId) -> OpenPoint:
    return OpenPoint(check, first_place_id(tree, inference_id), inference_id=inference_id)
