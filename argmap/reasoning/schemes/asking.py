"""The critical questions of a step with their answers, and which of its cards the scheme has no place for yet."""

from dataclasses import dataclass

from argmap.core.document import Records
from argmap.core.graph import premises_of
from argmap.core.records import Answer, AnswerStatus, Inference, Node, Premise, RecordId
from argmap.reasoning.schemes.catalogue import Catalogue
from argmap.reasoning.schemes.scheme import Question, Scheme


@dataclass(frozen=True, slots=True)
class Asked:
    """A critical question of a step, how it was answered, and the card that says so, if there is one."""

    question: Question
    status: AnswerStatus
    node_id: RecordId | None


def scheme_of(records: Records, inference_id: RecordId, catalogue: Catalogue) -> Scheme | None:
    """The scheme of a step; None if it has none, or one that is not known here."""
    step = records.find(Inference, inference_id)
    return catalogue.find(step.scheme) if step is not None else None


def questions_of(records: Records, inference_id: RecordId, catalogue: Catalogue) -> list[Asked]:
    """The critical questions that the scheme of a step asks: the open ones first, else in the scheme's order.

    An answer by a card that is gone, as undoing and merging may leave it, is none.
    """
    scheme = scheme_of(records, inference_id, catalogue)
    if scheme is None:
        return []
    found = [one for one in records.where(Answer, "inference_id", inference_id) if _stands(records, one)]
    first = {answer.question: answer for answer in sorted(found, key=lambda one: one.id, reverse=True)}
    asked = [_asked(question, first.get(question.id)) for question in scheme.questions]
    return sorted(asked, key=lambda one: one.status is not AnswerStatus.OPEN)


def open_questions(records: Records, inference_id: RecordId, catalogue: Catalogue) -> list[Question]:
    """The critical questions of a step that nobody has answered yet."""
    asked = questions_of(records, inference_id, catalogue)
    return [one.question for one in asked if one.status is AnswerStatus.OPEN]


def without_role(records: Records, inference_id: RecordId, catalogue: Catalogue) -> list[Premise]:
    """The places of a step's cards that are nothing in its scheme yet, in order; none where no scheme is known."""
    scheme = scheme_of(records, inference_id, catalogue)
    if scheme is None:
        return []
    return [premise for premise in premises_of(records, inference_id) if premise.role not in scheme.roles]


def missing_roles(records: Records, inference_id: RecordId, catalogue: Catalogue) -> list[str]:
    """The roles of a step's scheme that none of its cards has: what is left unsaid."""
    scheme = scheme_of(records, inference_id, catalogue)
    taken = {premise.role for premise in records.where(Premise, "inference_id", inference_id)}
    return [role for role in scheme.roles if role not in taken] if scheme is not None else []


def _stands(records: Records, answer: Answer) -> bool:
    return answer.node_id is None or records.find(Node, answer.node_id) is not None


def _asked(question: Question, answer: Answer | None) -> Asked:
    if answer is None:
        return Asked(question, AnswerStatus.OPEN, None)
    return Asked(question, answer.status, answer.node_id)
