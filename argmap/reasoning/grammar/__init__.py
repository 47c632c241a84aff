"""How texts are built, as far as the structure coach asks: verbs, clauses, pronouns, terms of one language."""

from argmap.reasoning.grammar.gist import Gist
from argmap.reasoning.grammar.grammar import Grammar, grammar_of

__all__ = ["Gist", "Grammar", "grammar_of"]
