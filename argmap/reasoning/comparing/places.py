"""Which cards stand elsewhere, bear otherwise, or stand beside others than in the first map."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from argmap.core.records import Polarity, RecordId
from argmap.core.stopping import Check, unchecked
from argmap.reasoning.comparing.findings import Finding, FindingKind
from argmap.reasoning.comparing.standings import Standing, Standings, Target
from argmap.reasoning.matching import Match, Matching

Pair = tuple[Standing | None, Standing | None]

FOR = {Polarity.SUPPORTS, Polarity.ANSWERS}  # what supports a card answers a question: no turn of its own


def place_findings(
    nodes: Matching, a: Standings, b: Standings, among: Sequence[Match], check: Check = unchecked
) -> Iterator[Finding]:
    """The findings about the places of cards that both maps have: `among` are all of which some place may differ."""
    pairs: dict[RecordId, list[Pair]] = {}
    for match in among:
        check()
        pairs[match.b_id] = _paired(a.of(match.a_id), b.of(match.b_id))
    told: set[frozenset[RecordId]] = set()
    for match in among:
        for one, other in pairs[match.b_id]:
            yield from _of_place(one, other)
            yield from _of_company(match, one, other, told)
    for target, row in _rows(pair for some in pairs.values() for pair in some).items():
        if any(a.order_of(one.spot) != b.order_of(other.spot) for one, other in row):
            others = [card for card in b.cards_onto(target) if card in nodes.a_of and card not in pairs]
            more = (pair for card in others for pair in _paired(a.of(nodes.a_of[card]), b.of(card)))
            yield from _reordered([*row, *_rows(more).get(target, ())], a, b)


def _paired(one: list[Standing], other: list[Standing]) -> list[Pair]:
    """The places of one card in both maps, those onto the same thing together, then in their order."""
    left_a, left_b, pairs = list(one), list(other), list[Pair]()
    for mine in one:
        theirs = next((theirs for theirs in left_b if theirs.target == mine.target), None)
        if theirs is not None:
            pairs.append((mine, theirs))
            left_a.remove(mine)
            left_b.remove(theirs)
    return [*pairs, *zip_longest(left_a, left_b)]


def _of_place(one: Standing | None, other: Standing | None) -> Iterator[Finding]:
    if one is None or other is None:
        kind = FindingKind.USED_TOO if one is None else FindingKind.USED_LESS
        yield Finding(kind, one.spot if one else None, other.spot if other else None)
        return
    if one.target != other.target:
        yield Finding(FindingKind.MOVED, one.spot, other.spot)
    if None not in (one.polarity, other.polarity) and _side(one) != _side(other):
        yield Finding(FindingKind.TURNED, one.spot, other.spot)


def _side(standing: Standing) -> Polarity | None:
    return Polarity.SUPPORTS if standing.polarity in FOR else standing.polarity


def _of_company(
    match: Match, one: Standing | None, other: Standing | None, told: set[frozenset[RecordId]]
) -> Iterator[Finding]:
    """Whom the card was joined with or separated from; what was told of a card is not told of the other again.

    Cards that were all joined with one are joined with each other; those separated from one need not be.
    """
    if one is None or other is None:
        return
    for kind, cards in (
        (FindingKind.JOINED, other.beside - one.beside),
        (FindingKind.SEPARATED, one.beside - other.beside),
    ):
        fresh = [card for card in cards if frozenset((match.b_id, card)) not in told]
        about = (match.b_id, *fresh) if kind is FindingKind.JOINED else (match.b_id,)
        told |= {frozenset((card, another)) for card in about for another in fresh}
        if fresh:
            yield Finding(kind, one.spot, other.spot, beside=tuple(sorted(fresh)))


def _rows(pairs: Iterable[Pair]) -> dict[Target, list[tuple[Standing, Standing]]]:
    """The places that bear on the same thing in the same company in both maps, by that."""
    rows: dict[Target, list[tuple[Standing, Standing]]] = {}
    for one, other in pairs:
        if one and other and (one.target, one.beside) == (other.target, other.beside):
            rows.setdefault(one.target, []).append((one, other))
    return rows


def _reordered(row: Iterable[tuple[Standing, Standing]], a: Standings, b: Standings) -> Iterator[Finding]:
    """The fewest cards whose going elsewhere among those beside them makes one order into the other."""
    turns = [(a.turn_in_row(one.spot), b.turn_in_row(other.spot), one, other) for one, other in row]
    drawn = [(here, there, one, other) for here, there, one, other in turns if here is not None and there is not None]
    drawn.sort(key=lambda turn: turn[0])
    kept = _longest_rise([there for _, there, _, _ in drawn])
    yield from (
        Finding(FindingKind.REORDERED, one.spot, other.spot)
        for at, (_, _, one, other) in enumerate(drawn)
        if at not in kept
    )


def _longest_rise(values: list[int]) -> set[int]:
    """Where the longest rising selection of the values stands (Schensted, "Longest increasing subsequences", 1961)."""
    ends: list[int] = []
    at_end: list[int] = []
    before: dict[int, int | None] = {}
    for at, value in enumerate(values):
        length = bisect_left(ends, value)
        ends[length : length + 1] = [value]
        at_end[length : length + 1] = [at]
        before[at] = at_end[length - 1] if length else None
    found: set[int] = set()
    last = at_end[-1] if at_end else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
