"""What the checks find: an open point is a hint about one card or step, never an error; nothing is refused for it."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.core.records import PassageState, RecordId

CARDS_ABOVE = 2
"""So many cards above the one that a reason bears on are asked whether it speaks of them instead."""


class Check(StrEnum):
    REASON_WITHOUT_SUPPORT = "reason_without_support"
    OBJECTION_UNANSWERED = "objection_unanswered"
    EVIDENCE_WITHOUT_PASSAGE = "evidence_without_passage"
    PASSAGE_NOT_EXACT = "passage_not_exact"
    SECOND_MAIN_CLAIM = "second_main_claim"
    EMPTY_CARD = "empty_card"
    MANY_STEPS = "many_steps"
    STEP_WITHOUT_CARD = "step_without_card"
    STEP_WITHOUT_TARGET = "step_without_target"
    SAID_TWICE = "said_twice"
    CIRCULAR_SUPPORT = "circular_support"
    ONE_SOURCE_ONLY = "one_source_only"
    UNVERIFIED_SOURCE = "unverified_source"
    NOT_A_SENTENCE = "not_a_sentence"
    REASONING_INSIDE = "reasoning_inside"
    TWO_CLAIMS = "two_claims"
    DANGLING_THIS = "dangling_this"
    RABBIT_RULE = "rabbit_rule"
    HOLDING_HANDS = "holding_hands"
    JOINT_STANDS_ALONE = "joint_stands_alone"
    LONE_PREMISE = "lone_premise"
    NOT_ONE_STEP_UP = "not_one_step_up"


OF_WORDS = frozenset((Check.NOT_A_SENTENCE, Check.REASONING_INSIDE, Check.TWO_CLAIMS, Check.DANGLING_THIS))
"""What is found from the words of a card alone, and stays true until they change."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is open: about a card (`node_id`) or a step (`inference_id`), and the place to look at.

    `place_id` is None only for a step in which no card stands. Of a passage that is not exact, its id and state; of a
    card that says what another one says, that one; of a step that speaks of a card further up, that card.
    """

    check: Check
    place_id: RecordId | None
    node_id: RecordId | None = None
    inference_id: RecordId | None = None
    passage_id: RecordId | None = None
    state: PassageState | None = None
    other_node_id: RecordId | None = None
