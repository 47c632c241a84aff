"""What a claim is about: its significant words, by a key that their forms share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from unicodedata import combining, normalize

from argmap.reasoning.grammar.phrases import Phrases
from argmap.reasoning.grammar.sentence import words_of
from argmap.reasoning.grammar.told import Told
from argmap.reasoning.grammar.words import TermWords

SHORTEST_STEM = 3
SHORTEST_REST = 2  # letters that a part leaves of a word: unverpackt

WORDS_KEPT, TEXTS_KEPT, STEPS_KEPT = 8_192, 256, 4


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence is about: its terms, and the one that the others tell more of."""

    head: str
    terms: frozenset[str]


class Terms:
    """The terms of texts in one language.

    `key` gives what the forms of a word have in common, `of` the keys of the significant words of a text, `of_each`
    those of several. What was asked last is kept: the same words, cards and steps are asked about again and again.
    """

    def __init__(self, words: TermWords) -> None:
        self._words, self._bridging, self._offering = words, Phrases(words.bridging), Phrases(words.offering)
        self._prefixes = tuple(map(_bare_letters, words.prefixes))
        self._verb_prefixes = tuple(map(_bare_letters, words.verb_prefixes))
        self._strong = dict(self._forms_of_strong_verbs())
        families = [[_bare_letters(form) for form in family] for family in words.same]
        self.key, self.of = lru_cache(WORDS_KEPT)(self._key), lru_cache(TEXTS_KEPT)(self._of)
        self.of_each = lru_cache(STEPS_KEPT)(self._of_each)
        self._same = {form: self._stem(family[0]) for family in families for form in family}
        self._terms = Told(lambda word: self.key(word) if self.is_term(word) else None)

    def _of(self, text: str) -> frozenset[str]:
        return frozenset([key for word in words_of(text) if (key := self._terms[word]) is not None])

    def _of_each(self, *texts: str) -> tuple[frozenset[str], ...]:
        """The terms of some texts, in which what grew together is parted if one of its parts stands in any of them."""
        if not self._words.shortest_part:
            return tuple([self.of(text) for text in texts])
        words = [[_bare_letters(word) for word in words_of(text) if self.is_term(word)] for text in texts]
        keys = {word: self.key(word) for row in words for word in row}
        forms = {key: key for key in keys.values()} | keys
        parts = {form: key for form, key in forms.items() if len(form) >= self._words.shortest_part}
        return tuple([frozenset([key for word in row for key in self._parted(word, parts)]) for row in words])

    def _parted(self, word: str, parts: Mapping[str, str]) -> Iterator[str]:
        """The keys of a part of a word, the last one rather than the first, and of what it leaves; else of the word."""
        key = self.key(word)
        others = [one for one in parts if parts[one] != key]
        for form in (word, key):
            if part := min((one for one in others if form.endswith(one, SHORTEST_REST)), key=len, default=""):
                yield from (parts[part], *self._keys_of(form.removesuffix(part)))
                return
        part = min((one for one in others if word.startswith(one)), key=len, default="")
        yield from (parts[part], *self._keys_of(word.removeprefix(part))) if part else (key,)

    def _keys_of(self, rest: str) -> Iterator[str]:
        if len(rest) >= SHORTEST_STEM:
            yield self.key(rest)

    def is_term(self, word: str) -> bool:
        """Whether a word in small letters says what a claim is about; numbers and amounts do not."""
        return word not in self._words.small and len(word) > 1 and not word[0].isdigit()

    def _key(self, word: str) -> str:
        whole = _bare_letters(word.removesuffix("'s").removesuffix("'"))
        bare = self._without_prefix(whole)
        forms = (form for one in dict.fromkeys((whole, bare)) for form in self._forms(one))
        found = next((self._same[form] for form in forms if form in self._same), None)
        return (found if found is not None else self._stem(bare))[: self._words.longest_key]

    def _without_prefix(self, word: str) -> str:
        """A word without what stands apart from it elsewhere, and without what only its participle has."""
        for prefixes in (self._prefixes, self._words.participle):
            prefix = next((one for one in prefixes if word.startswith(one)), "")
            word = word.removeprefix(prefix) if len(word) - len(prefix) > SHORTEST_STEM else word
        return self._without_inner(word)

    def _without_inner(self, word: str) -> str:
        """A participle without what stands inside it: umgebaut, umbauen."""
        heads = (prefix + inner for prefix in self._verb_prefixes for inner in self._words.participle)
        head = next((one for one in heads if word.startswith(one) and len(word) - len(one) > SHORTEST_STEM), "")
        return next((head.removesuffix(one) for one in self._words.participle if head), "") + word.removeprefix(head)

    def subject(self, words: Sequence[str]) -> Subject | None:
        """The subject that stands in some words: its head is the last term before "of" and its like."""
        first = next((number for number, word in enumerate(words) if self.is_term(word)), len(words))
        noun = takewhile(lambda word: word not in self._words.within_noun, words[first:])
        heads = [self.key(word) for word in noun if self.is_term(word)]
        return Subject(heads[-1], frozenset(self.key(word) for word in words if self.is_term(word))) if heads else None

    def places(self, word: str) -> bool:
        """Whether a sentence that begins with a word names its subject only behind the verb."""
        return word in self._words.placing

    def bridges(self, text: str) -> bool:
        """Whether a text says what should be, or what holds for whatever is of a kind."""
        words = words_of(text)
        return not self._words.ruling.isdisjoint(words[:1]) or _has(self._bridging, words)

    def offers(self, text: str) -> bool:
        """Whether a text says what can be done."""
        return _has(self._offering, words_of(text))

    def points_back(self, text: str) -> bool:
        """Whether a word of a text may stand for something that was named before it."""
        return not self._words.pointing_back.isdisjoint(words_of(text))

    def _forms(self, word: str) -> Iterator[str]:
        yield word
        for ending in self._words.endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
                yield word.removesuffix(ending)
                yield word.removesuffix(ending) + "e"
                yield word.removesuffix(ending) + "y"

    def _stem(self, word: str) -> str:
        if self._strong and (found := next((one for one in self._forms(word) if one in self._strong), None)):
            return self._strong[found]
        stem = self._bare(self._bare(word))
        return stem[:-1] if len(stem) > SHORTEST_STEM and stem[-2] == stem[-1] else stem

    def _forms_of_strong_verbs(self) -> Iterator[tuple[str, str]]:
        """Each form of a verb that changes its vowel with the stem of the plain one, behind all that is put before."""
        for row in self._words.strong:
            forms = [_bare_letters(form) for form in row]
            stem = self._bare(forms[0])
            for prefix in ("", *self._verb_prefixes):
                yield from ((prefix + form, prefix + stem) for form in forms)

    def _bare(self, word: str) -> str:
        fits = (one for one in self._words.endings if word.endswith(one) and len(word) - len(one) >= SHORTEST_STEM)
        return word.removesuffix(next(fits, ""))


def _has(phrases: Phrases, words: Sequence[str]) -> bool:
    return any(phrases.at(words, number) for number in phrases.beginnings(words))


def _bare_letters(word: str) -> str:
    """Houses and house differ by their dots in German: Häuser, Haus."""
    return word if word.isascii() else "".join(one for one in normalize("NFKD", word) if not combining(one))
