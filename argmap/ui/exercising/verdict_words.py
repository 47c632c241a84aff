"""What is said of an attempt, in the user's language: on cards in two words, elsewhere in the sentences of the room."""

from collections.abc import Sequence

from argmap.core.tree import Tree
from argmap.reasoning.exercises import Finding, Verdict
from argmap.reasoning.exercises.words import CONTEXT, finding_sentence
from argmap.ui.canvas.standing_sign import ShownStanding
from argmap.ui.translating import N, translate

SIGNS = {
    Verdict.NOT_RIGHT: ShownStanding("falls", said=N("Exercise", "not right yet")),
    Verdict.JOINT: ShownStanding("open", said=N("Exercise", "other joint reasons")),
    Verdict.OTHER_WORDS: ShownStanding("open", said=N("Exercise", "other words")),
    Verdict.RIGHT: ShownStanding("stands", said=N("Exercise", "right")),
}
"""From what weighs most: a card says the worst of what is said of it and its passages."""


def sign_of(verdicts: Sequence[Verdict], tries: int) -> ShownStanding | None:
    """The sign of a card of which all this is said, at which try; None if nothing is."""
    sign = next((sign for verdict, sign in SIGNS.items() if verdict in verdicts), None)
    if sign is None:
        return None
    said = say(sign.said)
    return sign._replace(said=say(N("Exercise", "{0}, try {1}")).format(said, tries) if tries > 1 else said)


def say(words: str) -> str:
    """The words in the user's language."""
    return translate(CONTEXT, words)


def open_sentences(findings: Sequence[Finding], tree: Tree) -> list[str]:
    """What is still to be done about a card; that it is right, its sign says."""
    return [finding_sentence(one, tree, say) for one in findings if one.verdict is not Verdict.RIGHT]
