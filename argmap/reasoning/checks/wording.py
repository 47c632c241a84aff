"""What the words of one card show: reasoning inside it, two claims, no sentence, words that point out of it."""

from collections.abc import Iterator

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.checks.points import Check, OpenPoint
from argmap.reasoning.checks.survey import place_id_of
from argmap.reasoning.grammar import Grammar


def not_a_sentence(tree: Tree, node_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """A card that states nothing: a heading, a note without a verb, a question that stands as a claim."""
    text = tree.node(node_id).text
    if grammar.sentences(text) and (text.rstrip().endswith("?") or not grammar.is_stated(text)):
        yield OpenPoint(Check.NOT_A_SENTENCE, place_id_of(tree, node_id), node_id)


def reasoning_inside(tree: Tree, node_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """A card with a reason and what it is a reason for, both as clauses."""
    if grammar.reasons.are_in(grammar.sentences(tree.node(node_id).text)):
        yield OpenPoint(Check.REASONING_INSIDE, place_id_of(tree, node_id), node_id)


def two_claims(tree: Tree, node_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """A card of two sentences or two main clauses; where one is a reason for the other, that is the point."""
    sentences = grammar.sentences(tree.node(node_id).text)
    said = [one for one in sentences if grammar.clauses.is_statement(one)]
    is_several = len(said) > 1 and any(one.verbs for one in said)
    is_double = is_several or any(map(grammar.clauses.says_two_things, said))
    if is_double and not grammar.reasons.are_in(sentences):
        yield OpenPoint(Check.TWO_CLAIMS, place_id_of(tree, node_id), node_id)


def dangling_this(tree: Tree, node_id: RecordId, grammar: Grammar) -> Iterator[OpenPoint]:
    """A card that rests on "this", "such", "it" or "they", and does not say itself what is meant."""
    sentences = grammar.sentences(tree.node(node_id).text)
    if sentences and grammar.pointing.dangles(sentences):
        yield OpenPoint(Check.DANGLING_THIS, place_id_of(tree, node_id), node_id)
