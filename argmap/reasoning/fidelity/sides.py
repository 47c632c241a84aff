"""The two sides of a comparison: a text, and what the quotes that it renders say."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.reasoning.clauses import Clause, Clauses
from argmap.reasoning.fidelity.numbers import Number, numbers_in
from argmap.reasoning.tokens import Token, tokens_of
from argmap.reasoning.word_lists import NumberWords


@dataclass(frozen=True, slots=True)
class Side:
    """A text, its words and its numbers."""

    text: str
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The words and clauses of a text and of its quotes; `clauses` are those of the quotes that the text takes up."""

    text: tuple[Token, ...]
    quote: tuple[Token, ...]
    text_clauses: tuple[Clause, ...]
    quote_clauses: tuple[Clause, ...]
    clauses: tuple[Clause, ...]


def side_of(text: str, stems: Mapping[str, str], words: NumberWords, with_pointing: bool = False) -> Side:
    """A text as it is compared; with the "two" of "the two", if it is what others are compared with."""
    return Side(text, tokens_of(text, stems), tuple(numbers_in(text, words, with_pointing)))


def sides_of(said: Side, quoted: Side, clauses: Clauses) -> Sides:
    """A text and its quotes, clause by clause."""
    text, quote = tuple(clauses.within(said.text, said.tokens)), tuple(clauses.within(quoted.text, quoted.tokens))
    return Sides(said.tokens, quoted.tokens, text, quote, tuple(clauses.taken_up(quote, said.tokens)))
