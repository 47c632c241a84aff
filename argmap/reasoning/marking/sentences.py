"""What a mark says in English, point by point: for the student's own map, and for the teacher's list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.core.tree import Tree
from argmap.reasoning.comparing.findings import Spot
from argmap.reasoning.comparing.sentences import card, cards, does, onto, standing
from argmap.reasoning.marking.marks import Aspect, CardMark, MapMark, Point, Verdict
from argmap.reasoning.marking.popular import Popular
from argmap.reasoning.marking.standing import Onto, Standing
from argmap.reasoning.matching import Why

BY = {
    Why.ID: "",
    Why.PASSAGES: " by its passages",
    Why.TEXT: " by its words",
    Why.PLACE: " by its place and some words",
}
LEVELS = {
    Verdict.RIGHT: "on the right level",
    Verdict.SAME_LEVEL: "as many steps below the main claim as in the key",
    Verdict.TOO_HIGH: "nearer to the main claim than in the key",
    Verdict.TOO_LOW: "further from the main claim than in the key",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """The two maps that are told of."""

    key: Tree
    hand_in: Tree


def number(points: float) -> str:
    """Points in at most two decimals, as in "1.33" or "2"."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share in whole percent; only all is 100 %, and only none is 0 %."""
    whole = round(100 * share)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole} %"


def total_sentence(mark: MapMark, key_name: str) -> str:
    """All points, as in "31 of 40 points (78 %) by the key “Zones”"."""
    points = f"{number(mark.points)} of {number(mark.of)} points ({percent(mark.share)}) by the key “{key_name}”"
    cost = mark.extra_cost
    return f"{points}; {number(cost)} were taken off for cards that the key does not have." if cost else f"{points}."


def card_lines(mark: CardMark, telling: Telling) -> list[str]:
    """Every point of a card that was found, a line for each aspect: their sum, then what was lost, then the rest."""
    said = "; this card may be missing, and makes up for points lost elsewhere" if mark.is_optional else ""
    return [f"{number(mark.gained)} of {number(mark.of)} points{said}.", *_point_lines(mark, telling)]


def lost_lines(mark: CardMark, telling: Telling) -> list[str]:
    """What a card did not get all points for, without the rest."""
    if mark.given is None:
        return [missing_sentence(mark, telling)]
    lost = [_line(one, mark, mark.given, telling) for one in mark.points if not one.is_full]
    return [f"{card(telling.hand_in, mark.given.spot.node_id)}: {line}" for line in lost]


def missing_sentence(mark: CardMark, telling: Telling) -> str:
    """What the key has and the hand-in has not."""
    cost = "it may be missing" if mark.is_optional else f"0 of {number(mark.of)} points"
    said = f"{card(telling.key, mark.key_id)}, {standing(telling.key, mark.right.spot)}"
    return f"Missing: {said} ({cost})."


def extra_sentence(cost: float) -> str:
    """What is said of a card that the key does not have."""
    costs = f"{number(cost)} points" if cost else "nothing"
    return f"The key does not have this card; it costs {costs}."


def extra_line(hand_id: RecordId, key_id: RecordId | None, telling: Telling) -> str:
    """A card that the key does not have, and which of those that are missing it may be meant as."""
    perhaps = f"; perhaps the key’s {card(telling.key, key_id)} in other words" if key_id is not None else ""
    return f"Not in the key: “{' '.join(telling.hand_in.node(hand_id).text.split())}”{perhaps}."


def wrong_place_line(one: Popular, right: Standing, key: Tree) -> str:
    """Where several hung a card instead, and where the key has it."""
    given, target_ids = one.place.onto, one.place.target_ids
    on = f"on {'the step of ' if given is Onto.STEP else ''}{cards(key, target_ids)}" if target_ids else "at the top"
    belongs = f"on {onto(key, right.spot)}" if right.has_step else "at the top"
    return f"{one.place.count:,}× {card(key, one.key_id)} {on}; in the key {belongs}."


def _point_lines(mark: CardMark, telling: Telling) -> Iterator[str]:
    if mark.given is not None:
        told = sorted((one for one in mark.points if one.of), key=lambda one: one.is_full)
        yield from (_line(one, mark, mark.given, telling) for one in told)


def _line(point: Point, mark: CardMark, given: Standing, telling: Telling) -> str:
    said = SENTENCES[point.aspect](point.verdict, mark, given, telling)
    return f"{'+' if point.points else ''}{number(point.points)} of {number(point.of)}: {said}."


def _found(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    mine, theirs = telling.hand_in.node(given.spot.node_id).text, telling.key.node(mark.key_id).text
    as_key = f" as the key’s {card(telling.key, mark.key_id)}" if mine != theirs else ""
    return f"found{BY[mark.why] if mark.why is not None and as_key else ''}{as_key}"


def _target(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    is_now, belongs = _bears(telling.hand_in, given), _bears(telling.key, mark.right)
    match verdict:
        case Verdict.RIGHT:
            through = f", by way of {_cards(telling.hand_in, given.through)}" if given.through else ""
            return f"{is_now}, as in the key{through}"
        case Verdict.NEARBY:
            return f"{is_now}; in the key it {belongs}, which is close to it"
        case Verdict.BRANCH:
            return f"{is_now}; in the key it {belongs}: the right branch, but another card"
        case Verdict.UNPLACED:
            return f"not placed; in the key it {belongs}"
        case _:
            return f"{is_now}; in the key it {belongs}"


def _polarity(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    match verdict:
        case Verdict.RIGHT:
            return f"{does(telling.hand_in, given.spot)}, as in the key"
        case Verdict.TURNED:
            return f"{does(telling.hand_in, given.spot)}, where it {does(telling.key, mark.right.spot)} in the key"
        case Verdict.RIGHT_SIDE:
            return "on the side of the main claim on which the key has it"
        case Verdict.WRONG_SIDE:
            return "not on the side of the main claim on which the key has it"
        case _:
            return f"neither for nor against anything; in the key it {does(telling.key, mark.right.spot)}"


def _joint(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    mine, theirs = _beside(telling.hand_in, given.spot), _beside(telling.key, mark.right.spot)
    together, alone = f"joined with {theirs}", "on its own"
    match verdict:
        case Verdict.RIGHT:
            return f"{together if theirs and mark.right.beside else alone}, as in the key"
        case Verdict.JOINED if not theirs:
            return f"joined with {mine}; in the key it is {alone}"
        case Verdict.JOINED | Verdict.MIXED:
            return f"joined with {mine}; in the key it is {together}"
        case Verdict.SPLIT:
            return f"{f'joined with {mine}' if mine else alone}; in the key it is {together}"
        case _:
            return f"part of no step; in the key it is {together if theirs else alone}"


def _level(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    return LEVELS.get(verdict, "on no level, as it bears on nothing")


SENTENCES: dict[Aspect, Callable[[Verdict, CardMark, Standing, Telling], str]] = {
    Aspect.FOUND: _found,
    Aspect.TARGET: _target,
    Aspect.POLARITY: _polarity,
    Aspect.JOINT: _joint,
    Aspect.LEVEL: _level,
}


def _bears(tree: Tree, stands: Standing) -> str:
    return f"bears on {onto(tree, stands.spot)}" if stands.has_step else "stands at the top"


def _beside(tree: Tree, spot: Spot) -> str:
    """The cards that stand in one step with the one at a spot; empty if it stands alone."""
    others = [one.node_id for one in tree.premises(spot.inference_id or "") if one.id != spot.place_id]
    return _cards(tree, tuple(others))


def _cards(tree: Tree, node_ids: tuple[RecordId, ...]) -> str:
    return cards(tree, node_ids) if node_ids else ""
