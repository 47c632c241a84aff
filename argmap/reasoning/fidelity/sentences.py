"""Differences in English, for the command line. What the window shows is translated there, from the same keys."""

from collections.abc import Callable

from argmap.reasoning.fidelity.differences import Difference, DifferenceKind

Key = tuple[DifferenceKind, bool]
"""A kind of difference, and whether the words meant stand in the text (else in the quote alone)."""

SENTENCES: dict[Key, str] = {
    (DifferenceKind.HEDGE, False): "Says more than its quote: “{quoted}” is left out.",
    (DifferenceKind.HEDGE, True): "Says more than its quote: “{said}” where the passage has “{quoted}”.",
    (DifferenceKind.QUANTIFIER, True): "Says more than its quote: “{said}” where the passage has “{quoted}”.",
    (DifferenceKind.NEGATION, True): "Says otherwise than its quote: “{said}” is not in the passage.",
    (DifferenceKind.NEGATION, False): "Says otherwise than its quote: “{quoted}” is left out.",
    (DifferenceKind.NUMBER, True): "Says more than its quote: the number “{said}” is not in the passage.",
    (DifferenceKind.NAME, True): "Says more than its quote: the name “{said}” is not in the passage.",
}


def key_of(difference: Difference) -> Key:
    """Which sentence explains a difference."""
    return difference.kind, difference.said is not None


def explained(difference: Difference, sentence: str, shown: Callable[[str], str] = str) -> str:
    """A sentence of the kind of `SENTENCES`, in any language, with the words meant as `shown` makes them fit."""
    said = shown(difference.said.words) if difference.said is not None else ""
    quoted = shown(difference.quoted.words) if difference.quoted is not None else ""
    return sentence.format(said=said, quoted=quoted)


def english(difference: Difference) -> str:
    """A difference in one sentence."""
    return explained(difference, SENTENCES[key_of(difference)])
