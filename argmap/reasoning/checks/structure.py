"""What is missing in an argument: support, answers, passages, words; and steps that hang in the air.

What counts follows classroom practice: a check says what a teacher would ask next, and says nothing where the next
move is the reader's.
"""

from collections.abc import Iterator

from argmap.core.graph import Place, opposes, passages_of, passages_of_step, steps_onto, undercuts_of
from argmap.core.records import (
    Inference,
    Kind,
    LinkRole,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Premise,
    RecordId,
)
from argmap.core.roles import Role, role_at
from argmap.core.tree import Tree
from argmap.reasoning.checks.points import Check, OpenPoint
from argmap.reasoning.checks.survey import Survey, first_place_id, place_id_of

MOST_STEPS = 7
"""How many independent steps onto one card a reader can weigh against each other."""

NEEDS_NO_SOURCE = {"common belief", "personal experience"}
"""Kinds of evidence that rest on no document."""


def reason_without_support(tree: Tree, node_id: RecordId) -> Iterator[OpenPoint]:
    """A reason on which nothing bears in support: no reason, no evidence, no passage that backs it.

    A reason is a claim in a supporting step, at the place where it is drawn in full. An implicit one says what the map
    takes for granted, and needs none; nor does an answer to a question, which is argued like a main claim of its own.
    """
    place = tree.full_place(node_id)
    step = _step_at(tree, place)
    if place is None or step is None or step.polarity is not Polarity.SUPPORTS:
        return
    if role_at(tree, place) is Role.REASON and not tree.node(node_id).implicit and not _is_supported(tree, node_id):
        yield OpenPoint(Check.REASON_WITHOUT_SUPPORT, place.id, node_id)


def objection_unanswered(tree: Tree, node_id: RecordId) -> Iterator[OpenPoint]:
    """An objection, or counter-evidence, that nothing opposes: no card, and no doubt of its step.

    What opposes an objection answers it and is itself no objection; what opposes that answer is one again. Of joint
    objections it is enough to answer one, since they stand or fall together; the first of them carries the point.
    A question opposes nothing.
    """
    place = tree.full_place(node_id)
    step = _step_at(tree, place)
    if place is None or step is None or not is_objection(tree, step) or not _has_card(tree, step):
        return
    premises = tree.premises(step.id)
    if place != next((premise for premise in premises if tree.is_full(premise)), None):
        return
    onto_cards = (one for premise in premises for one in steps_onto(tree.document, premise.node_id))
    if not any(_answers_back(tree, one) for one in (*onto_cards, *undercuts_of(tree.document, step.id))):
        yield OpenPoint(Check.OBJECTION_UNANSWERED, place.id, node_id)


def evidence_without_passage(tree: Tree, node_id: RecordId) -> Iterator[OpenPoint]:
    """Evidence that is tied to no passage, in the tray too; common belief and personal experience rest on none."""
    node = tree.node(node_id)
    if node.kind is not Kind.EVIDENCE or node.basis in NEEDS_NO_SOURCE:
        return
    if not tree.document.where(PassageLink, "node_id", node_id):
        yield OpenPoint(Check.EVIDENCE_WITHOUT_PASSAGE, place_id_of(tree, node_id), node_id)


def passage_not_exact(tree: Tree, node_id: RecordId) -> Iterator[OpenPoint]:
    """Passages of a card that moved, changed, are lost or were never checked: one point for each."""
    for _, passage in passages_of(tree.document, node_id):
        if passage.state is not PassageState.EXACT:
            yield _about_passage(passage, place_id_of(tree, node_id), node_id=node_id)


def second_main_claim(tree: Tree, node_id: RecordId, survey: Survey) -> Iterator[OpenPoint]:
    """A claim that stands as a root beside the main claim, or that no root leads to (a circle, a step onto nothing)."""
    if tree.node(node_id).kind is not Kind.CLAIM or not _stands_as_root(tree, node_id):
        return
    if survey.main is not None and survey.main.node_id != node_id:
        yield OpenPoint(Check.SECOND_MAIN_CLAIM, place_id_of(tree, node_id), node_id)


def empty_card(tree: Tree, node_id: RecordId) -> Iterator[OpenPoint]:
    """A card without words, in the tray too."""
    if not tree.node(node_id).text.strip():
        yield OpenPoint(Check.EMPTY_CARD, place_id_of(tree, node_id), node_id)


def step_passage_not_exact(tree: Tree, inference_id: RecordId) -> Iterator[OpenPoint]:
    """As `passage_not_exact`, for the passages of a step; the place is that of its first card."""
    for _, passage in passages_of_step(tree.document, inference_id):
        if passage.state is not PassageState.EXACT:
            yield _about_passage(passage, first_place_id(tree, inference_id), inference_id=inference_id)


def many_steps(tree: Tree, node_id: RecordId) -> Iterator[OpenPoint]:
    """A card onto which more independent steps lead than anybody can weigh: some of them belong together."""
    if len(tree.document.where(Inference, "target_node_id", node_id)) > MOST_STEPS:
        yield OpenPoint(Check.MANY_STEPS, place_id_of(tree, node_id), node_id)


def step_without_card(tree: Tree, inference_id: RecordId) -> Iterator[OpenPoint]:
    """A step in which no card stands, as other programs' files have them: nothing is said for it."""
    if not tree.document.where(Premise, "inference_id", inference_id):
        yield OpenPoint(Check.STEP_WITHOUT_CARD, None, inference_id=inference_id)


def step_without_target(tree: Tree, inference_id: RecordId) -> Iterator[OpenPoint]:
    """A step that bears on nothing, as other programs' files have them."""
    step = tree.document.find(Inference, inference_id)
    if step is not None and step.target_node_id is None and step.target_inference_id is None:
        yield OpenPoint(Check.STEP_WITHOUT_TARGET, first_place_id(tree, inference_id), inference_id=inference_id)


def is_objection(tree: Tree, step: Inference) -> bool:
    """Whether the step opposes something that is not itself an objection: the odd ones of a chain of opposing steps."""
    count = 0
    seen: set[RecordId] = set()
    current: Inference | None = step
    while current is not None and opposes(current) and current.id not in seen:
        seen.add(current.id)
        count += 1
        if current.target_inference_id is not None:
            current = tree.document.find(Inference, current.target_inference_id)
        else:
            above = current.target_node_id
            current = _step_at(tree, tree.full_place(above) if above is not None else None)
    return count % 2 == 1


def _is_supported(tree: Tree, node_id: RecordId) -> bool:
    if any(link.role is LinkRole.BACKS for link in tree.document.where(PassageLink, "node_id", node_id)):
        return True
    steps = steps_onto(tree.document, node_id)
    return any(step.polarity is Polarity.SUPPORTS and _has_card(tree, step) for step in steps)


def _answers_back(tree: Tree, step: Inference) -> bool:
    return opposes(step) and _has_card(tree, step)


def _has_card(tree: Tree, step: Inference) -> bool:
    """Whether a claim or evidence stands in the step: a question alone says nothing for or against."""
    return any(tree.node(place.node_id).kind is not Kind.QUESTION for place in tree.premises(step.id))


def _step_at(tree: Tree, place: Place | None) -> Inference | None:
    inference_id = place.inference_id if place is not None else None
    return tree.document.find(Inference, inference_id) if inference_id is not None else None


def _stands_as_root(tree: Tree, node_id: RecordId) -> bool:
    place = tree.full_place(node_id)
    is_placed = tree.node(node_id).order_key != "" or bool(tree.document.where(Premise, "node_id", node_id))
    return is_placed and place is not None and place.inference_id is None


def _about_passage(
    passage: Passage,
    place_id: RecordId | None,
    node_id: RecordId | None = None,
    inference_id: RecordId | None = None,
) -> OpenPoint:
    return OpenPoint(Check.PASSAGE_NOT_EXACT, place_id, node_id, inference_id, passage.id, passage.state)
