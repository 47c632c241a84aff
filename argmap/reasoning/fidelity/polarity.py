"""What a text affirms and what it denies: its negations with what they deny, and its words that have a contrary."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import translate
from itertools import islice

from argmap.reasoning.clauses import LONGEST_ROOT, Clause, Clauses
from argmap.reasoning.fidelity.meant import Meaning, Meant, Worded, opposite, overlaps
from argmap.reasoning.fidelity.reach import BEHIND_SUBJECT, Reach
from argmap.reasoning.stems import Stems
from argmap.reasoning.tokens import Found, Phrase, Token, has_any, lookup, phrases_in, split
from argmap.reasoning.word_lists import Phrases, Words

SHORTEST_TURNED = 4  # letters left of a word without its "un"
SCOPE = 3  # words of content behind a "not" that say what it denies
PARTED_WITHIN = 6  # from "turned" to "down" in "turned the offer down"
BEFORE_DATE = 2  # words from a "not" to the "before" of "not open before 2029"
COMPARED_WITHIN = 8  # words behind a "no" in which there is a "larger"


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that turns a statement round: the roots of what it denies, and what it and the word it turns come to mean.

    `is_of_thing` says that it denies a thing only ("without"), `compares` that it does so of what is more or less,
    `is_lifted` that an "unless" or "until" follows.
    """

    stems: Phrase
    tokens: tuple[Token, ...]
    meanings: frozenset[Meaning]
    scope: tuple[str, ...] = ()
    is_plain: bool = False
    is_of_thing: bool = False
    compares: bool = False
    is_lifted: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A clause: the roots of its content, what denies in it, has a contrary or can stand for a "not".

    `has_superlative` says that something is the most or the least there, `has_exception` that something is excepted.
    """

    content: frozenset[str]
    negations: tuple[Negation, ...]
    worded: tuple[Worded, ...]
    answers: tuple[Phrase, ...]
    has_superlative: bool
    has_exception: bool


class Polarity:
    """The words of a language that deny, and those that have a contrary, compared by their stems."""

    def __init__(self, words: Words, stems: Stems, clauses: Clauses) -> None:
        self._words, self._stems, self._clauses = words, stems, clauses
        self.reach = Reach(words)
        self._negative, self._deed = _shape(words.negative_shapes), _shape(words.deed_shapes)
        self._comparative, self._superlative = _shape(words.comparatives), _shape(words.superlatives)
        self._none, self._plain = lookup(words.not_negators), lookup(words.negators)
        self._turning, self._denying = (
            lookup(words.turning_words, stems=stems),
            lookup(words.denying_words, stems=stems),
        )
        self._lessening = lookup((*words.lessening, *words.lessening_behind))
        self._neither, self._nor = map(split, words.neither_nor)
        self._bounds, self._bounding = lookup(words.numbers.at_least), lookup(words.numbers.bounding)
        self._lifting, self._particles = lookup(words.lifted_by), frozenset(words.particles)
        self._excepting = lookup(words.excepting)
        self._meanings = _meanings_of(words, stems)
        contraries = [phrase for group in words.contraries for phrase in (*group.yes, *group.no)]
        answering = [phrase for group in words.contraries if group.answers for phrase in group.no]
        self._worded = lookup(contraries, words.not_contraries, stems=stems)
        self._answering = lookup((*words.keeps_negation, *answering), stems=stems)

    def turned(self, one: tuple[Token, ...], other: tuple[Token, ...]) -> frozenset[str]:
        """The roots that one side has as they are, and the other with an "un"."""
        plain = [{token.stem[:LONGEST_ROOT] for token in tokens} for tokens in (one, other)]
        turned = [{root for token in tokens for root in self._contrary_of(token)} for tokens in (one, other)]
        return frozenset((plain[0] & turned[1]) | (plain[1] & turned[0]))

    def read(self, clause: Clause, turned: frozenset[str]) -> Read:
        """A clause with what it denies; `turned` are the roots that are there with an "un" and without."""
        none = {at for found in phrases_in(clause.tokens, self._none) for at in range(found.first, found.after)}
        tokens = tuple(token for at, token in enumerate(clause.tokens) if at not in none)
        plain = self._without_pairs(sorted(self._plain_in(tokens), key=lambda one: one.first), tokens)
        turning = self._unturned(phrases_in(tokens, self._turning), plain, tokens)
        is_lifted = any(one.after <= first for one in plain for first in self._lifting_in(tokens))
        denying = self._unturned(phrases_in(tokens, self._denying), (*plain, *turning), tokens)
        lessening = tuple(phrases_in(tokens, self._lessening))
        meant = Meant(tokens, [*self._words_in(tokens, plain), *self._prefixed(tokens, turned)], self.reach)
        answers = (one.phrase for one in phrases_in(tokens, self._answering))
        return Read(
            frozenset(self._clauses.content(tokens)),
            (
                *(self._negation(one, meant, one in plain, is_lifted) for one in (*plain, *turning)),
                *(Negation(one.phrase, _tokens(tokens, one), meant.own(one)) for one in denying),
            ),
            tuple(meant.worded(plain, (*turning, *lessening))),
            (*answers, *((token.stem,) for token in tokens if self._negative.match(token.key))),
            any(self._superlative.match(token.key) for token in tokens),
            is_lifted or has_any(tokens, self._excepting),
        )

    def _unturned(
        self, found: Iterable[Found], others: Sequence[Found], tokens: tuple[Token, ...]
    ) -> tuple[Found, ...]:
        """The negations that no other one holds or turns round."""
        return tuple(
            one
            for one in found
            if not any(overlaps(one, other) or self.reach.reaches(other, one, tokens) for other in others)
        )

    def _without_pairs(self, plain: list[Found], tokens: tuple[Token, ...]) -> tuple[Found, ...]:
        """The negations but for those that lift each other ("none without a reason"), and those of bounds and pairs."""
        bounded = {
            first
            for bounds, reach in ((self._bounds, BEHIND_SUBJECT), (self._bounding, BEFORE_DATE))
            for one in phrases_in(tokens, bounds)
            if self._is_number(tokens[one.after :])
            for first in range(one.first - reach, one.first)
        }
        has_nor = any(one.phrase == self._nor for one in plain)
        left = [one for one in plain if one.after - 1 not in bounded and not (has_nor and one.phrase == self._neither)]
        match left:
            case [one, other] if other.phrase in self.reach.of_things or other.first - one.after <= 1:
                return ()
        return tuple(left)

    def _lifting_in(self, tokens: tuple[Token, ...]) -> Iterator[int]:
        """Where words begin that say on what a "not" before them depends."""
        return (one.first for one in phrases_in(tokens, self._lifting) if not self._is_number(tokens[one.after :]))

    def _is_number(self, tokens: tuple[Token, ...]) -> bool:
        return bool(tokens) and (tokens[0].key[0].isdigit() or tokens[0].key in self._words.numbers.cardinals)

    def _words_in(
        self, tokens: tuple[Token, ...], plain: Sequence[Found]
    ) -> Iterator[tuple[Found, frozenset[Meaning]]]:
        for one in phrases_in(tokens, self._worded):
            if not any(overlaps(one, other) for other in plain):
                yield one, self._meanings[one.phrase]
        for at, token in enumerate(tokens):
            for behind in tokens[at + 2 : at + PARTED_WITHIN]:
                phrase = (token.stem, behind.stem)
                if behind.key in self._particles and phrase in self._meanings:
                    yield Found(phrase, at, at + 1), self._meanings[phrase]

    def _prefixed(
        self, tokens: tuple[Token, ...], turned: frozenset[str]
    ) -> Iterator[tuple[Found, frozenset[Meaning]]]:
        """The words that are there with an "un", and those without."""
        for at, token in enumerate(tokens):
            roots = turned.intersection([token.stem[:LONGEST_ROOT]])
            meanings = {(one, True) for one in roots} | {
                (one, False) for one in turned.intersection(self._contrary_of(token))
            }
            if meanings:
                yield Found((token.stem,), at, at + 1), frozenset(meanings)

    def _contrary_of(self, token: Token) -> Iterator[str]:
        """The roots of what a word says the contrary of by its beginning: effective for "ineffective"."""
        for prefix in self._words.negative_prefixes:
            rest = token.key.removeprefix(prefix)
            if rest != token.key and len(rest) >= SHORTEST_TURNED:
                yield self._stems[rest][:LONGEST_ROOT]

    def _plain_in(self, tokens: tuple[Token, ...]) -> Iterator[Found]:
        yield from phrases_in(tokens, self._plain)
        for at, token in enumerate(tokens):
            if token.key.endswith(self._words.negative_endings) and token.key not in self._words.negators:
                yield Found((self._words.negators[0],), at, at + 1)

    def _negation(self, found: Found, meant: Meant, is_plain: bool, is_lifted: bool) -> Negation:
        behind = meant.tokens[found.after :]
        content = (token.stem[:LONGEST_ROOT] for token in behind if self._clauses.is_content(token))
        is_of_deed = any(self._deed.match(token.key) for token in behind[:1])
        return Negation(
            found.phrase,
            _tokens(meant.tokens, found),
            opposite(meant.turned_by(found)) | meant.own(found),
            tuple(islice(content, SCOPE)),
            is_plain,
            found.phrase in self.reach.of_things and not is_of_deed,
            any(self._comparative.match(token.key) for token in behind[:COMPARED_WITHIN]),
            is_plain and is_lifted,
        )


def _meanings_of(words: Words, stems: Stems) -> dict[Phrase, frozenset[Meaning]]:
    meanings: dict[Phrase, set[Meaning]] = {}
    for number, group in enumerate(words.contraries):
        for phrases, is_yes in ((group.yes, True), (group.no, False)):
            for phrase in phrases:
                meanings.setdefault(split(phrase, stems), set()).add((number, is_yes))
    return {phrase: frozenset(found) for phrase, found in meanings.items()}


def _shape(shapes: Phrases) -> re.Pattern[str]:
    """Patterns such as "un*ed" as one."""
    return re.compile("|".join(map(translate, shapes)))


def _tokens(tokens: tuple[Token, ...], found: Found) -> tuple[Token, ...]:
    return tokens[found.first : found.after]
