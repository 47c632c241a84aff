"""Schemes and questions in English, for the command line. What the window shows is translated there."""

from argmap.core.records import AnswerStatus, Inference
from argmap.core.tree import Tree
from argmap.reasoning.schemes.asking import Asked
from argmap.reasoning.schemes.scheme import Scheme
from argmap.reasoning.status.words import shortened

MARKS = {AnswerStatus.OPEN: "[ ]", AnswerStatus.OK: "[yes]", AnswerStatus.PROBLEM: "[no]"}


def step_words(tree: Tree, step: Inference, scheme: Scheme | None) -> str:
    """A step by its scheme and the first words of its first card."""
    name = scheme.name if scheme is not None else f"Unknown scheme “{step.scheme}”"
    return f"{name}: “{shortened(tree.node(tree.premises(step.id)[0].node_id).text)}”"


def asked_words(tree: Tree, asked: Asked) -> str:
    """A question with how it was answered, and by which card."""
    card = f" “{shortened(tree.node(asked.node_id).text)}”" if asked.node_id is not None else ""
    return f"{MARKS[asked.status]} {asked.question.text}{card}"


def counts(steps: int, asked: int, open_ones: int) -> str:
    """How much is asked, as in "2 steps with a scheme, 3 of 9 questions open."."""
    if not steps:
        return "No step has a scheme."
    return f"{steps:,} {'step' if steps == 1 else 'steps'} with a scheme, {open_ones:,} of {asked:,} questions open."
