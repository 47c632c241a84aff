"""A card's text in two: two claims, or a claim and the reason that stands in it."""

from dataclasses import dataclass

from argmap.reasoning.grammar.clauses import Clauses
from argmap.reasoning.grammar.reasons import Reasons
from argmap.reasoning.grammar.sentence import QUOTED, Sentence

ENDS = (".", "!", "?", "…")
FULL_STOP = "."
LOOSE_SIGNS = ",;:–—"


@dataclass(frozen=True, slots=True)
class Parted:
    """Two texts, each a sentence of its own. Of a claim and its reason the claim is first."""

    first: str
    second: str


class Splitting:
    """Parts texts where the checks of the same language see two things in one."""

    def __init__(self, clauses: Clauses, reasons: Reasons) -> None:
        self._clauses, self._reasons = clauses, reasons

    def claims(self, text: str, sentences: tuple[Sentence, ...]) -> Parted | None:
        """The first claim of a text and all that follows it; None where that cannot be told."""
        if QUOTED.search(text):
            return None
        said = [one for one in sentences if self._clauses.is_statement(one)]
        if len(said) > 1:
            return _parted(text, sentences[1].start, sentences[1].start)
        joint = self._clauses.joint(said[0]) if said else None
        return _parted(text, *(said[0].place(number) for number in joint)) if joint is not None else None

    def reasoning(self, text: str, sentences: tuple[Sentence, ...]) -> Parted | None:
        """The claim in a text of one sentence, and the reason for it; None where that cannot be told."""
        if QUOTED.search(text) or len(sentences) != 1:
            return None
        found = self._reasons.parts(sentences[0])
        if found is None:
            return None
        start, end, after = (sentences[0].place(number) for number in (found.start, found.end, found.after))
        parts = _parted(text, end, after, start)
        return parts if parts is None or found.is_reason_behind else Parted(parts.second, parts.first)


def _parted(text: str, end: int, after: int, start: int = 0) -> Parted | None:
    first, second = _like(text, text[start:end]), _like(text, text[after:])
    return Parted(first, second) if first and second else None


def _like(text: str, part: str) -> str:
    """A part as a sentence of its own, with a capital and a full stop if the text has them."""
    words = part.strip(LOOSE_SIGNS + " \n")
    if not words:
        return ""
    first = words[:1].upper() if text[:1].isupper() else words[:1]
    return first + words[1:] + (FULL_STOP if text.rstrip().endswith(ENDS) and not words.endswith(ENDS) else "")
