"""Where a text turns its quotes round: drops or adds a "not", or says the contrary by another word."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import product

from argmap.reasoning.fidelity.meant import Meaning, Worded
from argmap.reasoning.fidelity.polarity import Negation, Polarity, Read
from argmap.reasoning.fidelity.sides import Sides
from argmap.reasoning.tokens import Phrase, Token

MOST_CLAUSES = 100  # of each side are compared one by one
OPEN_WITHIN = 60  # characters behind a "not" in which a word may be meant


@dataclass(frozen=True, slots=True)
class Change:
    """The words of the text, or of the quotes if they were dropped, that turn the other side round."""

    tokens: tuple[Token, ...]
    is_added: bool


class Negations:
    """What two sides affirm and deny, compared. `denies` says whether the text denies in words that the quotes lack."""

    def __init__(self, polarity: Polarity, sides: Sides) -> None:
        turned = polarity.turned(sides.text, sides.quote)
        text = [polarity.read(clause, turned) for clause in sides.text_clauses]
        quote = [polarity.read(clause, turned) for clause in sides.quote_clauses]
        taken = [read for read, clause in zip(quote, sides.quote_clauses, strict=True) if clause in sides.clauses]
        shared = {one.stems for one in _worded(text)} & {one.stems for one in _worded(quote)}
        said, quoted = Stance(text, shared), Stance(quote, shared)
        self.denies = bool(said.left(quoted, text) or quoted.left(said, quote) or said.answers ^ quoted.answers)
        self.change = _change(said, quoted, taken)


class Stance:
    """What one side affirms and denies; words that are `shared` with the other mean nothing by themselves."""

    def __init__(self, reads: Sequence[Read], shared: Set[Phrase]) -> None:
        self.reads, self._shared = reads, shared
        self.answers = {phrase for read in reads for phrase in read.answers}
        self._meaning: dict[Meaning, list[Read]] = {}
        for read in reads:
            for meaning in {meaning for one in self.unshared(read) for meaning in one.meanings}:
                self._meaning.setdefault(meaning, []).append(read)
        negations = [one for read in reads for one in read.negations]
        self._denied = {root for one in negations for root in one.scope}
        self._words = {one.stems for one in negations if one.is_of_thing or not one.is_plain}
        self._superlative = any(read.has_superlative for read in reads)

    def unshared(self, read: Read) -> Iterator[Worded]:
        """The words of a clause that have a contrary, but for those of both sides."""
        return (one for one in read.worded if one.stems not in self._shared)

    def means(self, meanings: Set[Meaning], read: Read, closeness: int) -> bool:
        """Whether a clause means one of these that is as close to one of the other side as that."""
        clauses = (clause for meaning in meanings for clause in self._meaning.get(meaning, ())[:MOST_CLAUSES])
        return any(len(clause.content & read.content) >= closeness for clause in clauses)

    def explains(self, one: Negation) -> bool:
        """Whether something here denies the same as a negation of the other side."""
        if not one.meanings.isdisjoint(self._meaning) or (one.compares and self._superlative):
            return True
        if not one.is_plain and one.stems in self.answers:
            return True
        return not self._denied.isdisjoint(one.scope) or one.stems in self._words

    def left(self, there: "Stance", reads: Sequence[Read]) -> list[Negation]:
        """The negations in some clauses for which none of the other side stands."""
        return [one for read in reads for one in read.negations if not there.explains(one)]

    def unanswered(self, there: "Stance", reads: Sequence[Read], is_added: bool = False) -> Negation | None:
        """The first negation in some clauses for which nothing on the other side stands.

        A word such as "absent" that is added says in one word what nobody can look for.
        """
        found = (self._unanswered_in(read, there) for read in reads[:MOST_CLAUSES])
        return next((one for one in found if one is not None and (one.scope or one.is_plain or not is_added)), None)

    def _unanswered_in(self, read: Read, there: "Stance") -> Negation | None:
        left = [one for one in self.left(there, [read]) if not one.is_lifted]
        near = there.near(read) if left else ()
        others = there.left(self, near)
        if len(left) > len(others):
            asserted = (
                one for one in left if any(self._is_asserted(one, clause, there, not others) for clause in near)
            )
            one = next(asserted, None)
            if one is not None:
                return one
        of_deeds = (one for one in left if not one.is_of_thing)
        return None if there.answers - self.answers or there.left(self, there.reads) else next(of_deeds, None)

    def near(self, read: Read) -> Sequence[Read]:
        """The clauses that speak of what one of the other side does; all if none does."""
        return [one for one in self.reads[:MOST_CLAUSES] if one.content & read.content] or self.reads[:MOST_CLAUSES]

    def _is_asserted(self, one: Negation, clause: Read, there: "Stance", is_alone: bool) -> bool:
        """Whether a clause of the other side speaks of what is denied here, and denies nothing else."""
        denies_as_much = self.answers >= set(clause.answers) and not there.left(self, [clause])
        return denies_as_much and _speaks_of(clause, one, is_alone)


def _change(said: Stance, quoted: Stance, taken: Sequence[Read]) -> Change | None:
    """A word of the text that says the contrary, else a negation that it dropped or added."""
    contrary = next(_contraries(said, quoted, taken[:MOST_CLAUSES]), None)
    if contrary is not None:
        return Change(contrary.tokens, is_added=True)
    dropped = quoted.unanswered(said, taken)
    if dropped is not None:
        return Change(dropped.tokens, is_added=False)
    added = said.unanswered(quoted, said.reads, is_added=True)
    return Change(added.tokens, is_added=True) if added is not None else None


def _contraries(said: Stance, quoted: Stance, taken: Sequence[Read]) -> Iterator[Worded]:
    """The words of a text that mean the contrary of one in a clause of the quotes which speaks of the same.

    Not so if a clause that is as close means the same, or if a "not" is left in either of which nobody knows what it
    makes of its words.
    """
    for read, there in product(said.reads[:MOST_CLAUSES], taken):
        closeness = len(read.content & there.content)
        if not closeness or read.has_exception or there.has_exception:
            continue
        left = (*said.left(quoted, [read]), *quoted.left(said, [there]))
        for one, other in product(said.unshared(read), list(quoted.unshared(there))):
            if one.opposite.isdisjoint(other.meanings) or _is_open(left, (one, other)):
                continue
            if not (quoted.means(one.meanings, read, closeness) or said.means(other.meanings, there, closeness)):
                yield one


def _is_open(left: Sequence[Negation], words: Sequence[Worded]) -> bool:
    """Whether a negation is left before a word, of which nobody knows what it makes of it."""
    unclear = [one for one in left if not one.meanings and not one.is_of_thing]
    return any(0 <= word.tokens[0].start - one.tokens[0].start < OPEN_WITHIN for one in unclear for word in words)


def _worded(reads: Sequence[Read]) -> Iterator[Worded]:
    return (one for read in reads for one in read.worded)


def _speaks_of(read: Read, one: Negation, is_alone: bool) -> bool:
    """Whether a clause has the first word that is denied, or several behind it if no other negation can be meant."""
    if not read.content.isdisjoint(one.scope[:1]):
        return True
    return is_alone and not one.is_of_thing and len(read.content.intersection(one.scope)) > 1
