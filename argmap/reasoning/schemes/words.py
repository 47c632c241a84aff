"""Schemes and questions in the language of the map, for the command line. What the window shows is translated there."""

from argmap.core.records import AnswerStatus, Inference
from argmap.core.saying import Say, in_english
from argmap.core.tree import Tree
from argmap.reasoning.comparing.sentences import card
from argmap.reasoning.sayings import sayings_of
from argmap.reasoning.schemes.asking import Asked
from argmap.reasoning.schemes.scheme import Scheme

MARKS = {AnswerStatus.OPEN: "[ ]", AnswerStatus.OK: "[yes]", AnswerStatus.PROBLEM: "[no]"}


def step_words(tree: Tree, step: Inference, scheme: Scheme | None) -> str:
    """A step by its scheme and the first words of its first card."""
    say = sayings_of(tree)
    name = scheme.name if scheme is not None else say("Unknown scheme “{0}”").format(step.scheme)
    return f"{name}: {card(tree, tree.premises(step.id)[0].node_id, say)}"


def asked_words(tree: Tree, asked: Asked) -> str:
    """A question with how it was answered, and by which card."""
    say = sayings_of(tree)
    given = f" {card(tree, asked.node_id, say)}" if asked.node_id is not None else ""
    return f"{say(MARKS[asked.status])} {asked.question.text}{given}"


def counts(steps: int, asked: int, open_ones: int, say: Say = in_english) -> str:
    """How much is asked, as in "2 steps with a scheme, 3 of 9 questions open."."""
    if not steps:
        return say("No step has a scheme.")
    one, several = say("{0} step with a scheme"), say("{0} steps with a scheme")
    with_scheme = (one if steps == 1 else several).format(f"{steps:,}")
    return say("{0}, {1} of {2} questions open.").format(with_scheme, f"{open_ones:,}", f"{asked:,}")
