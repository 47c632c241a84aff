"""The two sides of a comparison: a text, and what the quotes that it renders say."""

from dataclasses import dataclass

from argmap.reasoning.clauses import Clause, clauses_of, taken_up
from argmap.reasoning.fidelity.numbers import Number, numbers_in
from argmap.reasoning.tokens import Token, tokens_of
from argmap.reasoning.word_lists import Words


@dataclass(frozen=True, slots=True)
class Side:
    """A text, its words and its numbers."""

    text: str
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of a text and of the clauses of its quotes that it takes up; `quote` is all that the quotes say."""

    text: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    quote: tuple[Token, ...]


def side_of(text: str, words: Words, with_pointing: bool = False) -> Side:
    """A text as it is compared; with the "two" of "the two", if it is what others are compared with."""
    return Side(text, tokens_of(text), tuple(numbers_in(text, words.numbers, with_pointing)))


def sides_of(said: Side, quoted: Side, words: Words) -> Sides:
    """A text and its quotes, clause by clause."""
    clauses = list(clauses_of(quoted.text, quoted.tokens, words.clauses))
    return Sides(said.tokens, tuple(taken_up(clauses, said.tokens, words.clauses)), quoted.tokens)
