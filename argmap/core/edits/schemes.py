"""Edits that say by what scheme a step argues, and that answer the scheme's critical questions.

Which schemes there are and what they ask is not known here: schemes, roles and questions are ids.
"""

from collections.abc import Collection
from dataclasses import replace

from argmap.core.change import Change, Label
from argmap.core.document import Document, Records
from argmap.core.draft import Draft
from argmap.core.edits.parts import put_node, put_premise, put_step, require, target_of
from argmap.core.errors import EditRefused
from argmap.core.forgetting import forget
from argmap.core.ids import NewId, new_id
from argmap.core.records import Answer, AnswerStatus, Inference, Kind, Node, Polarity, Premise, RecordId
from argmap.core.values import values_that_fit


def set_scheme(document: Document, inference_id: RecordId, scheme: str, questions: Collection[str]) -> Change:
    """Say by what scheme a step argues; answers to other than its questions go. Premises keep their roles."""
    draft = Draft(document)
    step = require(draft, Inference, inference_id)
    with values_that_fit():
        draft.put(replace(step, scheme=scheme))
    for answer in list(draft.where(Answer, "inference_id", inference_id)):
        if answer.question not in questions:
            forget(draft, answer)
    return draft.change(Label.SET_SCHEME)


def clear_scheme(document: Document, inference_id: RecordId) -> Change:
    """Take a step's scheme away, and with it all answers to its questions."""
    return set_scheme(document, inference_id, "", ())


def set_premise_role(document: Document, premise_id: RecordId, role: str) -> Change:
    """Say what a card is in the scheme of its step; empty for nothing in particular."""
    draft = Draft(document)
    premise = require(draft, Premise, premise_id)
    with values_that_fit():
        draft.put(replace(premise, role=role))
    return draft.change(Label.SET_PREMISE_ROLE)


def answer_question(
    document: Document,
    inference_id: RecordId,
    question: str,
    status: AnswerStatus,
    node_id: RecordId | None = None,
    new_id: NewId = new_id,
) -> Change:
    """Answer a critical question of a step, by a card if one says why; open again, it is as if never answered."""
    draft = Draft(document)
    require(draft, Inference, inference_id)
    if status is AnswerStatus.OPEN:
        _reopen(draft, inference_id, question, node_id)
    else:
        if node_id is not None:
            require(draft, Node, node_id)
        _put_answer(draft, inference_id, question, status, node_id, new_id)
    return draft.change(Label.ANSWER_QUESTION)


def answer_with_card(
    document: Document,
    inference_id: RecordId,
    question: str,
    target_id: RecordId,
    text: str,
    new_id: NewId = new_id,
) -> Change:
    """Answer a critical question with a new objection: to the step, to a card of it, or to what it bears on.

    If that card goes, the question is open again. Raises `EditRefused` for a target that the question is not about.
    """
    draft = Draft(document)
    if target_id not in _asked_about(draft, require(draft, Inference, inference_id)):
        raise EditRefused("This question is not about that card or step.")
    node = put_node(draft, Kind.CLAIM, text, None, new_id)
    put_premise(draft, put_step(draft, target_id, Polarity.OPPOSES, new_id).id, node.id, new_id)
    _put_answer(draft, inference_id, question, AnswerStatus.PROBLEM, node.id, new_id)
    return draft.change(Label.ANSWER_WITH_CARD)


def _asked_about(records: Records, step: Inference) -> set[RecordId | None]:
    cards = {premise.node_id for premise in records.where(Premise, "inference_id", step.id)}
    return {step.id, target_of(step), *cards}


def _reopen(draft: Draft, inference_id: RecordId, question: str, node_id: RecordId | None) -> None:
    if node_id is not None:
        raise EditRefused("A question that a card answers is not open.")
    for answer in _answers(draft, inference_id, question):
        forget(draft, answer)


def _put_answer(
    draft: Draft,
    inference_id: RecordId,
    question: str,
    status: AnswerStatus,
    node_id: RecordId | None,
    new_id: NewId,
) -> None:
    """One answer to one question: it takes the place of an earlier one."""
    earlier = _answers(draft, inference_id, question)
    with values_that_fit():
        one_id = earlier[0].id if earlier else new_id()
        draft.put(Answer(id=one_id, inference_id=inference_id, question=question, status=status, node_id=node_id))
    for other in earlier[1:]:
        forget(draft, other)


def _answers(records: Records, inference_id: RecordId, question: str) -> list[Answer]:
    """What answers a question of a step; an imported map may hold several answers, the first by id then stays."""
    found = [one for one in records.where(Answer, "inference_id", inference_id) if one.question == question]
    return sorted(found, key=lambda one: one.id)
