"""Where the selected card says more than its passages, or something else, as sentences to somebody who looks at it.

Only the card that is shown is compared: the comparison takes milliseconds, too long for every card of a large map.
"""

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.fidelity import Difference, DifferenceKind, Lexicon
from argmap.reasoning.fidelity.cards import differences_of, rendered_passages
from argmap.reasoning.fidelity.sentences import Key, explained, key_of
from argmap.reasoning.word_lists import load_words
from argmap.ui.text import isolated
from argmap.ui.translating import N, translate

CONTEXT = "Fidelity"
MOST_SHOWN = 3  # more would be a reproach, not a hint

SENTENCES: dict[Key, str] = {
    (DifferenceKind.HEDGE, False): N("Fidelity", "Says more than its quote: “{quoted}” is left out."),
    (DifferenceKind.HEDGE, True): N("Fidelity", "Says more than its quote: “{said}” where the passage has “{quoted}”."),
    (DifferenceKind.QUANTIFIER, True): N(
        "Fidelity", "Says more than its quote: “{said}” where the passage has “{quoted}”."
    ),
    (DifferenceKind.NEGATION, True): N("Fidelity", "Says otherwise than its quote: “{said}” is not in the passage."),
    (DifferenceKind.NEGATION, False): N("Fidelity", "Says otherwise than its quote: “{quoted}” is left out."),
    (DifferenceKind.NUMBER, True): N(
        "Fidelity", "Says more than its quote: the number “{said}” is not in the passage."
    ),
    (DifferenceKind.NAME, True): N("Fidelity", "Says more than its quote: the name “{said}” is not in the passage."),
}


class FidelitySentences:
    """Compares cards in the language of their map, whose word lists are read when there is something to compare."""

    def __init__(self) -> None:
        self._lists: dict[str, Lexicon | None] = {}

    def sentences(self, tree: Tree, node_id: RecordId) -> list[str]:
        """What to say about a card: the first differences, and how many more there are."""
        renders = bool(rendered_passages(tree.document, node_id))
        lexicon = self._lexicon(tree.document.info.language) if renders else None
        found = differences_of(tree, node_id, lexicon) if lexicon is not None else ()
        more = len(found) - MOST_SHOWN
        said = [_sentence(difference) for difference in found[:MOST_SHOWN]]
        return [*said, _rest(more)] if more > 0 else said

    def _lexicon(self, language: str) -> Lexicon | None:
        if language not in self._lists:
            words = load_words(language)
            self._lists[language] = Lexicon(words) if words is not None else None
        return self._lists[language]


def _rest(count: int) -> str:
    if count == 1:
        return translate(CONTEXT, "One more such difference.")
    return translate(CONTEXT, "{0} more such differences.").format(count)


def _sentence(difference: Difference) -> str:
    return explained(difference, translate(CONTEXT, SENTENCES[key_of(difference)]), isolated)
