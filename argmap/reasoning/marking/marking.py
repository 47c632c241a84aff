"""A hand-in marked against a key, or against several of which the best counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.core.stopping import Check, unchecked, with_checks
from argmap.core.tree import Tree
from argmap.reasoning.marking.crediting import Crediting, branches_of
from argmap.reasoning.marking.in_place import with_those_in_place
from argmap.reasoning.marking.marks import CardMark, MapMark, Point
from argmap.reasoning.marking.naming import optional_ids, wordings_of
from argmap.reasoning.marking.rubric import Rubric
from argmap.reasoning.marking.standing import Standing
from argmap.reasoning.marking.standings import Standings
from argmap.reasoning.matching import Match, match_nodes
from argmap.reasoning.matching.nodes import reading_order


@dataclass(frozen=True, slots=True)
class BestMark:
    """The mark against the key that gives the most, and which of them that is."""

    key: int
    mark: MapMark


def mark_best(keys: Sequence[Tree], hand_in: Tree, rubric: Rubric, check: Check = unchecked) -> BestMark:
    """The hand-in against each key; of those that give the largest share of their points the first counts."""
    marks = [mark(key, hand_in, rubric, check) for key in keys]
    best = max(range(len(marks)), key=lambda number: (marks[number].share, -number))
    return BestMark(best, marks[best])


def mark(key: Tree, hand_in: Tree, rubric: Rubric, check: Check = unchecked) -> MapMark:
    """The hand-in against one key. It never has less than no points, nor more than all.

    What lies in the key's tray is not part of it. `check` is called every few cards, and may raise to end it.
    """
    key_ids = dict.fromkeys(place.node_id for place, _ in with_checks(key.walk(), check))
    wordings = wordings_of(key, rubric)
    found = match_nodes(key, hand_in, wordings, check=check).matches
    plain = {one.a_id: one for one in with_checks(found, check) if one.a_id in key_ids and _says(key, hand_in, one)}
    matches = with_those_in_place(key, hand_in, key_ids, plain, wordings, check)
    marker = _Marker(key, hand_in, rubric, matches, check)
    cards = tuple(marker.card(key_id) for key_id in with_checks(key_ids, check))
    taken = {one.b_id for one in matches.values()}
    extras = tuple(one for one in reading_order(hand_in) if one not in taken)
    return _sum(cards, extras, rubric.extra * len(extras))


def _says(key: Tree, hand_in: Tree, match: Match) -> bool:
    """Whether a card still has words: one that was emptied keeps its id, and says nothing of what the key says."""
    return bool(hand_in.node(match.b_id).text.strip()) or not key.node(match.a_id).text.strip()


def _sum(cards: tuple[CardMark, ...], extras: tuple[RecordId, ...], cost: float) -> MapMark:
    """What optional cards bring makes up for what others lost; alone they are worth nothing."""
    of = sum(one.of for one in cards if not one.is_optional)
    points = min(of, sum(one.gained for one in cards))
    return MapMark(cards, extras, cost, max(0.0, points - cost), of)


class _Marker:
    def __init__(
        self, key: Tree, hand_in: Tree, rubric: Rubric, matches: Mapping[RecordId, Match], check: Check
    ) -> None:
        self._tree = key
        self._matches = matches
        self._optional = optional_ids(key, rubric)
        check()
        self._whole = Standings(key, {one: one for one in reading_order(key)})
        check()
        self._key = Standings(key, {one: one for one in matches})
        self._hand = Standings(hand_in, {match.b_id: one for one, match in matches.items()})
        self._crediting = Crediting(rubric, self._key, self._hand, branches_of(key))

    def card(self, key_id: RecordId) -> CardMark:
        whole, match, is_optional = self._whole.of(key_id)[0], self._matches.get(key_id), key_id in self._optional
        if match is None:
            points, near_id = self._crediting.missing(whole), self._near(key_id)
            return CardMark(key_id, points, whole, near_id=near_id, is_optional=is_optional)
        points, right, given = max(self._ways(key_id), key=lambda way: sum(one.points for one in way[0]))
        return CardMark(key_id, points, right, match.b_id, given, match.why, is_optional=is_optional)

    def _ways(self, key_id: RecordId) -> Iterable[tuple[tuple[Point, ...], Standing, Standing]]:
        """The places of a card in the key with each in the hand-in; the best pair counts.

        What the key has at the top and in a step too is marked as what it is first, so that its points are always as
        many.
        """
        first, *others = self._key.of(key_id)
        given = self._hand.of(key_id)
        for right in (first, *(one for one in others if one.has_step == first.has_step)):
            for one in given:
                yield self._crediting.points(key_id, right, one), right, one

    def _near(self, key_id: RecordId) -> RecordId | None:
        """The card of the hand-in that stands for the next one above in the key."""
        place = self._tree.full_place(key_id)
        while place is not None and place.node_id not in self._matches:
            place = self._tree.parent(place)
        return self._matches[place.node_id].b_id if place is not None else None
