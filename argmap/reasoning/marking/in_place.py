"""Cards in words of quite another kind, found where the key has them: by their place and a few words together.

This stands behind finding by id, passages and text. A card in its right place may say what the key says with less in
common; one in a wrong place may not, so that no fault is explained away.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product
from typing import NamedTuple

from argmap.core.records import Node, RecordId
from argmap.core.stopping import Check, with_checks
from argmap.core.tree import Tree
from argmap.reasoning.marking.standing import Onto
from argmap.reasoning.marking.standings import Standings
from argmap.reasoning.matching import Match, Why
from argmap.reasoning.matching.likeness import Likeness
from argmap.reasoning.matching.nodes import CLEARLY, FEW, Wordings

IN_PLACE = 0.29  # likeness from which on two cards in one place may say the same

Place = tuple[Onto, frozenset[RecordId], int, bool]
"""What a card bears on among the cards of both maps, with which sign, and whether in a step at all."""
Row = dict[Place, list[Node]]


def with_those_in_place(
    key: Tree,
    hand_in: Tree,
    key_ids: Iterable[RecordId],
    matches: Mapping[RecordId, Match],
    wordings: Wordings,
    check: Check,
) -> dict[RecordId, Match]:
    """The matches by the key's ids, and those found by their place; each may show the place of others below it."""
    found = dict(matches)
    wanted, given = [key.node(one) for one in key_ids], list(hand_in.document.all(Node))
    if max(len(wanted), len(given)) > FEW:
        return found
    finder = _Finder(key, hand_in, wanted, given, wordings)
    while fresh := finder.pairs(found, check):
        found |= fresh
    return found


class _Left(NamedTuple):
    """The cards without a match: those of the key, and those of the hand-in."""

    wanted: list[Node]
    given: list[Node]


class _Finder:
    def __init__(self, key: Tree, hand_in: Tree, wanted: list[Node], given: list[Node], wordings: Wordings) -> None:
        self._key, self._hand_in = key, hand_in
        self._wanted, self._given = wanted, given
        self._texts = {node.id: (node.text, *wordings.get(node.id, ())) for node in wanted}
        self._likeness = Likeness([*(text for some in self._texts.values() for text in some), *(n.text for n in given)])

    def pairs(self, found: Mapping[RecordId, Match], check: Check) -> dict[RecordId, Match]:
        """Those that the matches found so far show to be in one place, and clearly to say the same."""
        names = {match.b_id: one for one, match in found.items()}
        left = _Left(
            [node for node in self._wanted if node.id not in found],
            [node for node in self._given if node.id not in names],
        )
        theirs = _rows(left.given, Standings(self._hand_in, names))
        ours = _rows(left.wanted, Standings(self._key, {one: one for one in found}))
        return {
            one.id: Match(one.id, other.id, Why.PLACE, self._alike(one, other))
            for place, row in ours.items()
            for one, other in with_checks(product(row, theirs.get(place, ())), check)
            if self._is_clear(one, other, left, {node.id for node in (*row, *theirs[place])})
        }

    def _is_clear(self, one: Node, other: Node, left: _Left, here: set[RecordId]) -> bool:
        """Whether each is the other's likest of all that are left, and by far the likest of those `here`."""
        alike = self._alike(one, other)
        if alike < IN_PLACE:
            return False
        rivals = [(self._alike(one, rival), rival.id in here) for rival in left.given if rival is not other]
        rivals += [(self._alike(rival, other), rival.id in here) for rival in left.wanted if rival is not one]
        return all(likeness < alike / (CLEARLY if is_here else 1) for likeness, is_here in rivals)

    def _alike(self, one: Node, other: Node) -> float:
        return max(self._likeness.of(text, other.text) for text in self._texts[one.id])


def _rows(nodes: Iterable[Node], standings: Standings) -> Row:
    """Cards by their place; those that have none are left out."""
    rows: Row = defaultdict(list)
    for node in nodes:
        standing = standings.at(node.id)
        if standing.is_placed:
            rows[standing.onto, standing.targets, standing.sign, standing.has_step].append(node)
    return rows
