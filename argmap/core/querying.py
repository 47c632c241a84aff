"""What somebody typed to search for, as words to look up, and where these stand in a text."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from argmap.core.finding import Stretch, stretches_of
from argmap.core.folding import Folded, Plain

WORDS = 16  # of a query; more do not make it clearer
UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, Kana, Bopomofo and Han: scripts that put no spaces between words."""

INDIAN = "\u0900-\u0963\u0966-\u0dff"  # letters and the vowel signs within words, which `re` takes for no letters
LETTER = f"(?:[^\\W_{UNSPACED}]|[{INDIAN}])"
GLYPH = re.compile(f"[{UNSPACED}]")
TOKEN = re.compile(f"[{UNSPACED}]|{LETTER}+")
BETWEEN = r"[\W_]"

Word = tuple[str, ...]
"""The tokens of a word that was typed: folded words, or single characters of a script that puts no spaces between."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words of which all are to be found, each by its beginning."""

    words: tuple[Word, ...]
    pattern: re.Pattern[str]
    plain: Plain

    def places_in(self, text: str) -> list[Stretch]:
        """Where the words stand in a text, whole, in its order; none overlaps another."""
        return list(stretches_of(self.pattern, Folded(text, self.plain))) if self.words else []


def query_of(typed: str, plain: Plain | None = None) -> Query:
    """What was typed, as a query; without words if nothing could be found by it."""
    plain = plain if plain is not None else Plain()
    found = (tokens_of(word, plain) for word in typed.split())
    words = tuple(dict.fromkeys(word for word in found if word))[:WORDS]
    return Query(words, re.compile("|".join(map(_pattern, words))), plain)


def tokens_of(text: str, plain: Plain) -> Word:
    """The tokens of a text, in their order."""
    found = TOKEN.findall(plain.fold(text))
    return tuple(one for one in found if unicodedata.category(one[0])[0] in "LMN")


def spread(folded: str) -> str:
    """A folded text with its characters apart where its script puts no spaces, so that each is a word."""
    return folded if folded.isascii() else GLYPH.sub(r" \g<0> ", folded)


def _pattern(word: Word) -> str:
    """A regular expression for the places of a word in a folded text.

    It begins with plain letters, and only then looks back whether they begin a word: so it is ten times as fast.
    """
    first = re.escape(word[0])
    begin = first if GLYPH.match(word[0]) else f"{first}(?<!{LETTER}{first})"
    end = "" if GLYPH.match(word[-1]) else f"{LETTER}*"
    return begin + "".join(_following(before, token) for before, token in pairwise(word)) + end


def _following(before: str, token: str) -> str:
    """A token and what may stand before it: something, or nothing beside a character that is a word."""
    return BETWEEN + ("*" if GLYPH.match(before) or GLYPH.match(token) else "+") + re.escape(token)
