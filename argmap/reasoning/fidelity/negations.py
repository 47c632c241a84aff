"""Where a text turns its quotes round: drops or adds a "not", or says the contrary by another word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import chain

from argmap.reasoning.clauses import LONGEST_ROOT
from argmap.reasoning.fidelity.sides import Sides
from argmap.reasoning.stems import Stems
from argmap.reasoning.tokens import Found, Phrase, Token, has_any, lookup, phrases_in, split
from argmap.reasoning.word_lists import Words

PLAIN = "not"
SHORTEST_TURNED = 4  # letters left of a word without its "un"


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that turn a statement round, and what they mean, as far as words of the same meaning are listed.

    `needs_answer` says that leaving them out says something else, `answers` that they stand for any other such, and
    `is_plain` that they do nothing but negate.
    """

    meanings: frozenset[str]
    tokens: tuple[Token, ...]
    needs_answer: bool = False
    answers: bool = True
    is_plain: bool = False


def _left(one: Iterable[Negation], other: Iterable[Negation]) -> list[Negation]:
    """The negations of a side that mean none of the other's."""
    meanings = {meaning for negation in other for meaning in negation.meanings}
    return [negation for negation in one if not negation.meanings & meanings]


def _turned(here: list[Negation], there: list[Negation]) -> Iterator[tuple[Token, ...]]:
    """The first negation that is lacking on the other side; a "not" and a "refused" together turn nothing round.

    Where one of several is there, only a lacking "not" counts.
    """
    left = [one for one in _left(here, there) if one.needs_answer]
    has_kept = any(one.is_plain for one in here if one not in left)
    counted = [one for one in left if not has_kept or PLAIN in one.meanings]
    if counted and len({one.is_plain for one in left}) == 1:
        yield counted[0].tokens


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a side as compared, their roots, and which contraries it has the "yes" of."""

    keys: frozenset[str]
    roots: frozenset[str]
    affirmed: frozenset[int]


class Negations:
    """The negations of a language, found by what they mean; all but the plain ones are compared by their stems."""

    def __init__(self, words: Words, stems: Stems) -> None:
        self.words, self._stems = words, stems
        self._none, self._plain = lookup(words.not_negators), lookup(words.negators)
        self._turning, self._keeping = self._phrases(words.turning_words), self._phrases(words.keeps_negation)
        self._affirming = [lookup(one.yes, stems=stems) for one in words.contraries]
        self._contraries = [(self._phrases(one.no), one.answers) for one in words.contraries]
        contrary = [phrase for one in words.contraries for phrase in one.no]
        self._worded = lookup((*words.turning_words, *words.keeps_negation, *contrary), stems=stems)

    def changed(self, sides: Sides) -> Iterator[tuple[tuple[Token, ...], bool]]:
        """The negations that the text dropped from clauses it takes up, and the first it added; and whether it did.

        None is dropped or added for which another one answers: a plain "not" from anywhere in the quotes, other words
        from the clauses that the text takes up.
        """
        text, quote = self._vocabulary(sides.text), self._vocabulary(sides.quote)
        said, quoted = self._within(sides.text, text, quote), self._within(sides.quote, quote, text)
        clauses = [self._within(clause.tokens, quote, text) for clause in sides.clauses]
        if not any(one.answers for one in _left(said, quoted)):
            yield from ((lacking, False) for clause in clauses for lacking in _turned(clause, said))
        answering = [*chain.from_iterable(clauses), *(one for one in quoted if one.is_plain)]
        if not any(one.answers for one in _left(answering, said)):
            yield from ((added, True) for added in _turned(said, quoted))

    def _vocabulary(self, tokens: tuple[Token, ...]) -> Vocabulary:
        """The words of a side, for the other to be held against."""
        keys, roots = frozenset(token.key for token in tokens), frozenset(token.stem[:LONGEST_ROOT] for token in tokens)
        affirmed = frozenset(at for at, yes in enumerate(self._affirming) if has_any(tokens, yes))
        return Vocabulary(keys, roots, affirmed)

    def _within(self, tokens: tuple[Token, ...], own: Vocabulary, other: Vocabulary) -> list[Negation]:
        """The negations among words of a side, told in sight of the other, whose contraries they may be."""
        here = self._without_none(tokens)
        return [
            *self._plain_ones(here),
            *self._worded_ones(here, other.affirmed - own.affirmed),
            *self._turned_words(here, other),
        ]

    def _without_none(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        none = {at for found in phrases_in(tokens, self._none) for at in range(found.first, found.after)}
        return tuple(token for at, token in enumerate(tokens) if at not in none)

    def _plain_ones(self, tokens: tuple[Token, ...]) -> Iterator[Negation]:
        for found in phrases_in(tokens, self._plain):
            yield self._negation(found.phrase, _tokens(tokens, found), is_plain=True)
        for token in tokens:
            if token.key.endswith(self.words.negative_endings):
                yield self._negation((self.words.negators[0],), (token,), is_plain=True)

    def _worded_ones(self, tokens: tuple[Token, ...], turned: frozenset[int]) -> Iterator[Negation]:
        for found in phrases_in(tokens, self._worded):
            is_turned = any(found.phrase in self._contraries[number][0] for number in turned)
            yield self._negation(found.phrase, _tokens(tokens, found), is_turned=is_turned)

    def _negation(
        self, phrase: Phrase, tokens: tuple[Token, ...], is_plain: bool = False, is_turned: bool = False
    ) -> Negation:
        groups = [number for number, (no, _) in enumerate(self._contraries) if phrase in no]
        needs_answer = is_plain or is_turned or phrase in self._turning
        answers = needs_answer or phrase in self._keeping or any(self._contraries[number][1] for number in groups)
        return Negation(frozenset({" ".join(phrase), *map(str, groups)}), tokens, needs_answer, answers, is_plain)

    def _turned_words(self, tokens: tuple[Token, ...], other: Vocabulary) -> Iterator[Negation]:
        """The words that are the contrary of one on the other side, or look like one: "ineffective", "unchanged"."""
        for token in tokens:
            is_contrary = self._is_contrary(token.key, other)
            if is_contrary or any(fnmatchcase(token.key, shape) for shape in self.words.negative_shapes):
                yield Negation(frozenset({token.stem}), (token,), needs_answer=is_contrary)

    def _is_contrary(self, key: str, other: Vocabulary) -> bool:
        rests = (key.removeprefix(one) for one in self.words.negative_prefixes if key.startswith(one))
        is_turned = any(len(one) >= SHORTEST_TURNED and self._stems[one][:LONGEST_ROOT] in other.roots for one in rests)
        return is_turned and key not in other.keys

    def _phrases(self, phrases: Iterable[str]) -> frozenset[Phrase]:
        return frozenset(split(phrase, self._stems) for phrase in phrases)


def _tokens(tokens: tuple[Token, ...], found: Found) -> tuple[Token, ...]:
    return tokens[found.first : found.after]
