"""All that is asked of a language, made ready once."""

from functools import lru_cache

from argmap.reasoning.grammar.clauses import Clauses
from argmap.reasoning.grammar.gist import Gist, Gists
from argmap.reasoning.grammar.pointing import Pointing
from argmap.reasoning.grammar.reasons import Reasons
from argmap.reasoning.grammar.sentence import Sentence, own_sentences
from argmap.reasoning.grammar.splitting import Parted, Splitting
from argmap.reasoning.grammar.terms import Subject, Terms
from argmap.reasoning.grammar.verbs import Verbs
from argmap.reasoning.grammar.words import CoachWords, load_coach_words

FULL_STOP = "."


class Grammar:
    """Answers questions about the words of one card in one language."""

    def __init__(self, words: CoachWords) -> None:
        self._abbreviations, self._verbs = words.abbreviations, Verbs(words.verbs)
        self._sentences = lru_cache(maxsize=4)(self._read)
        self._simple = lru_cache(maxsize=8)(self._read_simple)
        self.terms = Terms(words.terms)
        self._gists = Gists(words.gist, self.terms)
        self.clauses, self.reasons = Clauses(words.clauses), Reasons(words.reasoning)
        self._splitting = Splitting(self.clauses, self.reasons)
        self.pointing = Pointing(words.pointing, self.clauses, self.terms)

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a card; kept for a moment, as several checks ask for them."""
        return self._sentences(text)

    def is_stated(self, text: str) -> bool:
        """Whether a sentence of a text states something; what ends in a full stop may do so by a doubtful verb."""
        sentences = self.sentences(text)
        is_meant = text.rstrip().endswith(FULL_STOP)
        return any(self.clauses.is_sentence(one) or (is_meant and self._verbs.may_state(one)) for one in sentences)

    def two_claims(self, text: str) -> Parted | None:
        """The first claim of a text, and what follows it; None where that cannot be told."""
        return self._splitting.claims(text, self.sentences(text))

    def claim_and_reason(self, text: str) -> Parted | None:
        """The claim of a text and the reason for it that stands in it; None where that cannot be told."""
        return self._splitting.reasoning(text, self.sentences(text))

    def share_subject(self, claim: str, reason: str) -> bool:
        """Whether a claim and a reason say one thing each of the same subject, and the reason no rule."""
        one, other = self.subject(claim), self.subject(reason)
        if one is None or other is None or one.head != other.head or self.terms.bridges(reason):
            return False
        is_same = other.terms in (one.terms, {other.head})
        return is_same and self.terms.of(claim) != self.terms.of(reason)

    def gist(self, text: str) -> Gist | None:
        """What a text claims, in whatever words; None where it says too little."""
        return self._gists.of(text)

    def say_the_same(self, one: str, other: str) -> bool:
        """Whether two texts of the same gist do not swap who does something and to what it is done."""
        if one == other or not self._is_short(one) or not self._is_short(other):
            return True
        actors = [self._gists.actor(self.sentences(text)[0]) for text in (one, other)]
        return None in actors or actors[0] == actors[1]

    def say_nearly_the_same(self, one: str, other: str) -> bool:
        """Whether two texts claim the same, but that one of them has a term more."""
        gists = self.gist(one), self.gist(other)
        are_near = gists[0] is not None and gists[1] is not None and gists[0].is_near(gists[1])
        return are_near and self.say_the_same(one, other)

    def _is_short(self, text: str) -> bool:
        return len(self.sentences(text)) == 1

    def is_one_claim(self, text: str) -> bool:
        """Whether a text is one sentence that says one thing, on no condition."""
        sentences = self.sentences(text)
        return len(sentences) == 1 and not self.reasons.are_in(sentences) and self.clauses.is_plain(sentences[0])

    def subject(self, text: str) -> Subject | None:
        """Who does what a text of one simple sentence says; None if it is more, or nobody that can be named."""
        sentence = self._simple(text)
        if sentence is not None and self.clauses.is_order(sentence):
            return None
        if sentence is not None and self.terms.places(sentence.words[0]):
            return self.terms.subject(sentence.noun_behind(sentence.verbs[0]))
        return self.topic(text)

    def topic(self, text: str) -> Subject | None:
        """What a text of one simple sentence begins with; None as above."""
        sentence = self._simple(text)
        return self.terms.subject(sentence.words[: sentence.verbs[0]]) if sentence is not None else None

    def _read_simple(self, text: str) -> Sentence | None:
        sentences = self.sentences(text)
        if len(sentences) != 1 or self.reasons.are_in(sentences) or not self.clauses.is_simple(sentences[0]):
            return None
        return sentences[0]

    def _read(self, text: str) -> tuple[Sentence, ...]:
        return tuple(own_sentences(text, self._abbreviations, self._verbs.finite))


@lru_cache(maxsize=4)
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language code, English where none is given; None where nothing is known of the language."""
    words = load_coach_words(language)
    return Grammar(words) if words is not None else None
