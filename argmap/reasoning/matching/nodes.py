"""Cards of two maps in pairs: by id where one map comes from the other, then by passages, then by text.

Each card has one partner at most. Of the pairs that are alike enough the most alike is taken first; of equally alike
ones that with the likest texts, then that of one kind, then that which stands first in both maps. So the answer is the
same on every machine, and the other way round where the maps are swapped.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, product
from types import MappingProxyType

from argmap.core.all_rows import AllRows
from argmap.core.graph import Place
from argmap.core.records import MapInfo, Node, RecordId
from argmap.core.stopping import Check, unchecked, with_checks
from argmap.core.tree import Tree
from argmap.reasoning.matching.likeness import Likeness, plain_words
from argmap.reasoning.matching.overlap import ground_of, overlap

PASSAGES_ALIKE = 0.5  # from here on two cards rest on the same words; one may quote three times as much
TEXTS_ALIKE = 0.45  # from here on two texts say the same in other words; different claims on one subject stay below
FAINTLY_ALIKE = 0.33  # from here on they may, if neither is nearly as like any other
CLEARLY = 1.3  # times as like as any other
FEW = 300  # cards on either side: of more, only those plainly alike are taken for the same
COMMON = 100  # cards: what more of them have in both maps leads to no pair

Orders = tuple[Sequence[RecordId], Sequence[RecordId]]
"""The cards of both maps, in the order in which they are read."""
Wordings = Mapping[RecordId, Sequence[str]]
"""Other words in which cards may be said, by the cards' ids."""
NO_WORDINGS: Wordings = MappingProxyType({})


class Why(StrEnum):
    """What two cards were matched by."""

    ID = "id"
    PASSAGES = "passages"
    TEXT = "text"
    PLACE = "place"  # and words that alone would be too few: only where a map is marked


@dataclass(frozen=True, slots=True)
class Match:
    """Two cards that are one; `score` from 0 to 1 is how well they match by what they were matched by."""

    a_id: RecordId
    b_id: RecordId
    why: Why
    score: float


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs of two maps, in the reading order of the first, and who is whose partner."""

    matches: tuple[Match, ...]
    b_of: Mapping[RecordId, RecordId]
    a_of: Mapping[RecordId, RecordId]


def are_related(a: Tree, b: Tree) -> bool:
    """Whether one map is a copy of the other, or both are copies of a third: then equal ids mean the same card."""
    return are_copies(a.document.all(MapInfo), b.document.all(MapInfo))


def are_copies(one: Iterable[MapInfo], other: Iterable[MapInfo]) -> bool:
    """Whether two maps are related, by what they say of themselves."""
    return not _lineage(one).isdisjoint(_lineage(other))


def match_nodes(
    a: Tree, b: Tree, wordings: Wordings = NO_WORDINGS, orders: Orders | None = None, check: Check = unchecked
) -> Matching:
    """The cards of two maps in pairs. In `wordings` stand other words that cards of the first may have.

    `orders` are the cards of both as `reading_order` has them, where they are known already.
    """
    order_a, order_b = orders if orders is not None else (reading_order(a, check), reading_order(b, check))
    same = set(order_a).intersection(order_b) if are_related(a, b) else set[RecordId]()
    left_a, left_b = (
        [tree.node(one) for one in order if one not in same] for tree, order in ((a, order_a), (b, order_b))
    )
    found = match_left(a, b, left_a, left_b, wordings, check)
    matches = tuple(
        found[one] if one in found else Match(one, one, Why.ID, 1.0) for one in order_a if one in found or one in same
    )
    return Matching(matches, {one.a_id: one.b_id for one in matches}, {one.b_id: one.a_id for one in matches})


def match_left(
    a: Tree,
    b: Tree,
    left_a: Sequence[Node],
    left_b: Sequence[Node],
    wordings: Wordings = NO_WORDINGS,
    check: Check = unchecked,
) -> dict[RecordId, Match]:
    """Those of the cards that ids did not settle, in reading order, that are one; by their ids in the first map."""
    return _Matcher(a, b, (left_a, left_b), wordings, check).found if left_a and left_b else {}


def reading_order(tree: Tree, check: Check = unchecked) -> list[RecordId]:
    """All cards: as they are drawn, then those of the tray, each with what stands below it."""
    rows, tray_ids = AllRows(tree), tree.document.tray_ids
    tray = [Place(node.id, node.id, None) for node in tree.document.all(Node) if node.id in tray_ids]
    places = with_checks(rows.walk([*tree.roots(), *tray]), check)
    return list(dict.fromkeys(place.node_id for place in places))


def _lineage(infos: Iterable[MapInfo]) -> set[str]:
    return {one for info in infos for one in (info.id, info.origin_id) if one}


class _Matcher:
    """Finds pairs among cards of two maps; `found` are those, by their ids in the first."""

    def __init__(
        self, a: Tree, b: Tree, left: tuple[Sequence[Node], Sequence[Node]], wordings: Wordings, check: Check
    ) -> None:
        self.found: dict[RecordId, Match] = {}
        self._wordings = wordings
        self._check = check
        self._said_a, self._said_b = left
        self._at_a, self._at_b = ({node.id: at for at, node in enumerate(some)} for some in left)
        self._taken: set[RecordId] = set()
        self._likeness = Likeness((text for node in chain(*left) for text in self._texts(node)), check)
        self._match_by_passages(a, b)
        self._match_by_text()
        if max(map(len, left)) <= FEW:
            self._match_faintly()

    def _a_left(self) -> list[Node]:
        return [node for node in self._said_a if node.id not in self.found]

    def _b_left(self) -> list[Node]:
        return [node for node in self._said_b if node.id not in self._taken]

    def _match_by_passages(self, a: Tree, b: Tree) -> None:
        grounds_a = {node.id: ground_of(a, node.id) for node in with_checks(self._a_left(), self._check)}
        grounds_b = {node.id: ground_of(b, node.id) for node in with_checks(self._b_left(), self._check)}

        def score(one: Node, other: Node) -> float:
            return overlap(grounds_a[one.id], grounds_b[other.id])

        pairs = _candidates(
            self._a_left(), self._b_left(), lambda one: grounds_a[one.id].keys(), lambda one: grounds_b[one.id].keys()
        )
        self._assign(pairs, score, Why.PASSAGES, PASSAGES_ALIKE)

    def _match_by_text(self) -> None:
        """Those with the same words first, which are the likest and quickly found."""

        def letters(node: Node) -> Iterable[str]:
            self._check()
            return (one for text in self._texts(node) for one in self._likeness.telling(text, TEXTS_ALIKE))

        def words(node: Node) -> Iterable[str]:
            return map(plain_words, self._texts(node))

        for keys, least in ((words, 1.0), (letters, TEXTS_ALIKE)):
            pairs = _candidates(self._a_left(), self._b_left(), keys, keys)
            self._assign(pairs, self._texts_alike, Why.TEXT, least)

    def _match_faintly(self) -> None:
        """Those that are left and say the same in quite other words: each is the other's likest by far."""
        every = self._checked(product(self._a_left(), self._b_left()))
        pairs = [pair for pair in every if self._texts_alike(*pair) >= FAINTLY_ALIKE]
        clear = [(one, other) for one, other in pairs if self._is_clear(one, other)]
        self._assign(clear, self._texts_alike, Why.TEXT, FAINTLY_ALIKE)

    def _is_clear(self, one: Node, other: Node) -> bool:
        """Whether two texts are much more alike than either is like any other of the other map."""
        most = self._texts_alike(one, other) / CLEARLY
        return all(self._texts_alike(one, rival) < most for rival in self._said_b if rival is not other) and all(
            self._texts_alike(rival, other) < most for rival in self._said_a if rival is not one
        )

    def _texts_alike(self, one: Node, other: Node) -> float:
        return max(self._likeness.of(text, other.text) for text in self._texts(one))

    def _texts(self, node: Node) -> tuple[str, ...]:
        """What a card says, in its own words first."""
        return (node.text, *self._wordings.get(node.id, ()))

    def _assign(
        self, pairs: Iterable[tuple[Node, Node]], score: Callable[[Node, Node], float], why: Why, least: float
    ) -> None:
        scored = ((score(one, other), one, other) for one, other in self._checked(pairs))
        alike = [(found, one, other) for found, one, other in scored if found >= least]
        alike.sort(key=lambda pair: (-pair[0], *self._order(pair[1], pair[2])))
        self._take(Match(one.id, other.id, why, found) for found, one, other in alike)

    def _checked(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Node, Node]]:
        for pair in pairs:
            self._check()
            yield pair

    def _order(self, one: Node, other: Node) -> tuple[float, bool, int]:
        """What decides between equally alike pairs; two of them that share a card never stand equally far in both."""
        return -self._texts_alike(one, other), one.kind is not other.kind, self._at_a[one.id] + self._at_b[other.id]

    def _take(self, matches: Iterable[Match]) -> None:
        for match in matches:
            if match.a_id not in self.found and match.b_id not in self._taken:
                self.found[match.a_id] = match
                self._taken.add(match.b_id)


def _candidates(
    a: Iterable[Node],
    b: Iterable[Node],
    keys_a: Callable[[Node], Iterable[str]],
    keys_b: Callable[[Node], Iterable[str]],
) -> Iterator[tuple[Node, Node]]:
    """The pairs that have a key in common, other than one that more than `COMMON` cards of both maps have."""
    having_a, having_b = _having(a, keys_a), _having(b, keys_b)
    seen: set[tuple[RecordId, RecordId]] = set()
    for key in having_a.keys() & having_b.keys():
        if min(len(having_a[key]), len(having_b[key])) <= COMMON:
            for one, other in product(having_a[key], having_b[key]):
                if (one.id, other.id) not in seen:
                    seen.add((one.id, other.id))
                    yield one, other


def _having(nodes: Iterable[Node], keys: Callable[[Node], Iterable[str]]) -> dict[str, list[Node]]:
    having: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for key in keys(node):
            having[key].append(node)
    return having
