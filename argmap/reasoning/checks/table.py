"""All checks, in the order in which what they find is told."""

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.checks.points import OpenPoint
from argmap.reasoning.checks.sameness import circular_support, said_twice
from argmap.reasoning.checks.sourcing import one_source_only, unverified_source
from argmap.reasoning.checks.structure import (
    empty_card,
    evidence_without_passage,
    many_steps,
    objection_unanswered,
    passage_not_exact,
    reason_without_support,
    second_main_claim,
    step_passage_not_exact,
    step_without_card,
    step_without_target,
)
from argmap.reasoning.checks.survey import Survey

OF_CARDS = (
    reason_without_support,
    objection_unanswered,
    evidence_without_passage,
    passage_not_exact,
    empty_card,
    many_steps,
    unverified_source,
)
OF_CARDS_IN_THE_MAP = (one_source_only, second_main_claim, circular_support, said_twice)
OF_STEPS = (step_without_card, step_without_target, step_passage_not_exact)


def points_of_node(survey: Survey, node_id: RecordId) -> list[OpenPoint]:
    """The open points of one card, but for those of its words."""
    own = [point for check in OF_CARDS for point in check(survey.tree, node_id)]
    return own + [point for check in OF_CARDS_IN_THE_MAP for point in check(survey.tree, node_id, survey)]


def points_of_words(tree: Tree, node_id: RecordId) -> list[OpenPoint]:
    """The open points of the words of one card."""
    from argmap.reasoning.checks import spoken  # late: a window opens before anybody looks at words

    return spoken.points_of_words(tree, node_id)


def points_of_step(tree: Tree, inference_id: RecordId) -> list[OpenPoint]:
    """The open points of one step."""
    from argmap.reasoning.checks import spoken  # late, as above

    own = [point for check in OF_STEPS for point in check(tree, inference_id)]
    return own + spoken.points_of_step(tree, inference_id)
