"""The checks that read words, in the order in which what they find is told; silent in a language without a file."""

from argmap.core.records import Kind, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.checks import terms
from argmap.reasoning.checks.points import OpenPoint
from argmap.reasoning.checks.terms import holding_hands, joint_stands_alone, lone_premise, not_one_step_up, rabbit_rule
from argmap.reasoning.checks.wording import dangling_this, not_a_sentence, reasoning_inside, two_claims
from argmap.reasoning.grammar import Gist, grammar_of

OF_CARDS = (not_a_sentence, reasoning_inside, two_claims, dangling_this)
OF_STEPS = (rabbit_rule, holding_hands, joint_stands_alone, lone_premise, not_one_step_up)


def points_of_words(tree: Tree, node_id: RecordId) -> list[OpenPoint]:
    """What the words of one card show; a question claims nothing, and may be worded as it likes."""
    grammar = grammar_of(tree.document.info.language)
    if grammar is None or tree.node(node_id).kind is Kind.QUESTION:
        return []
    return [point for check in OF_CARDS for point in check(tree, node_id, grammar)]


def restated(tree: Tree, node_id: RecordId) -> RecordId | None:
    """The card above that a card says again in other words, as `terms.restated` has it."""
    grammar = grammar_of(tree.document.info.language)
    return terms.restated(tree, node_id, grammar) if grammar is not None else None


def gist(tree: Tree, text: str) -> Gist | None:
    """What a text claims, in whatever words; None where that cannot be told."""
    grammar = grammar_of(tree.document.info.language)
    return grammar.gist(text) if grammar is not None else None


def say_the_same(tree: Tree, one: str, other: str) -> bool:
    """Whether two texts with one gist do not say opposite things with it."""
    grammar = grammar_of(tree.document.info.language)
    return grammar is None or grammar.say_the_same(one, other)


def are_nearly_the_same(tree: Tree, one: str, other: str) -> bool:
    """Whether two texts claim the same but for one term more."""
    grammar = grammar_of(tree.document.info.language)
    return grammar is not None and grammar.say_nearly_the_same(one, other)


def points_of_step(tree: Tree, inference_id: RecordId) -> list[OpenPoint]:
    """What the words of the cards in one step and above it show."""
    grammar = grammar_of(tree.document.info.language)
    return [point for check in OF_STEPS for point in check(tree, inference_id, grammar)] if grammar is not None else []
