"""A sentence as the words that carry it, so that the same claim in nearly the same words is known again by a hash."""

from argmap.core.records import RecordId, canonical_json
from argmap.reasoning.matching.likeness import plain_words

SHORT = 3  # letters: shorter words are left out, numbers are not
FEW, MANY = 5, 40  # words: of fewer none may be missing, and of more, as each try takes time


def wordings(node_id: RecordId, text: str) -> tuple[str, ...]:
    """The words of a text in any order and, of a sentence, all but each one of them; each as one answer.

    Two texts that share an answer have the same words, but for one on either side.
    """
    words = sorted({one for one in plain_words(text).split() if len(one) > SHORT or one.isdecimal()})
    if not words:
        return ()
    kept = [words]
    if FEW <= len(words) <= MANY:
        kept += [[*words[:at], *words[at + 1 :]] for at in range(len(words))]
    return tuple(canonical_json([node_id, some]) for some in kept)
