"""The word lists of a language made ready for comparing, once for many cards."""

from argmap.reasoning.clauses import Clauses
from argmap.reasoning.fidelity.amounts import Amounts
from argmap.reasoning.fidelity.hedges import Hedges
from argmap.reasoning.fidelity.measures import Measures
from argmap.reasoning.fidelity.names import Names
from argmap.reasoning.fidelity.polarity import Polarity
from argmap.reasoning.fidelity.sides import Side, side_of
from argmap.reasoning.stems import Stems
from argmap.reasoning.word_lists import Words


class Lexicon:
    """What finds hedges, negations, amounts, numbers and names in one language."""

    def __init__(self, words: Words) -> None:
        self._stems, self._numbers = Stems(words.clauses), words.numbers
        self.clauses = Clauses(words.clauses)
        self.hedges = Hedges(words)
        self.polarity = Polarity(words, self._stems, self.clauses)
        self.amounts = Amounts(words, self.clauses)
        self.measures = Measures(words.numbers, words.negators)
        self.names = Names(words.names)

    def side(self, text: str, with_pointing: bool = False) -> Side:
        """A text as it is compared; with the "two" of "the two", if it is what others are compared with."""
        return side_of(text, self._stems, self._numbers, with_pointing)
