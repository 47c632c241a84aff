"""What a mark says, point by point, in the language of the map: for the student's map, and for the teacher's list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from argmap.core.records import RecordId
from argmap.core.saying import Say, in_english
from argmap.core.tree import Tree
from argmap.reasoning.comparing.findings import Spot
from argmap.reasoning.comparing.sentences import card, cards, does, onto, standing
from argmap.reasoning.marking.marks import Aspect, CardMark, MapMark, Point, Verdict
from argmap.reasoning.marking.popular import Popular
from argmap.reasoning.marking.standing import Onto, Standing
from argmap.reasoning.matching import Why
from argmap.reasoning.sayings import sayings_of

FOUND = {
    Why.ID: "found as the key’s {0}",
    Why.PASSAGES: "found by its passages as the key’s {0}",
    Why.TEXT: "found by its words as the key’s {0}",
    Why.PLACE: "found by its place and some words as the key’s {0}",
}
LEVELS = {
    Verdict.RIGHT: "on the right level",
    Verdict.SAME_LEVEL: "as many steps below the main claim as in the key",
    Verdict.TOO_HIGH: "nearer to the main claim than in the key",
    Verdict.TOO_LOW: "further from the main claim than in the key",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """The two maps that are told of, in the language of the one that was handed in."""

    key: Tree
    hand_in: Tree

    @property
    def say(self) -> Say:
        return sayings_of(self.hand_in, self.key)


def number(points: float) -> str:
    """Points in at most two decimals, as in "1.33" or "2"."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share in whole percent; only all is 100 %, and only none is 0 %."""
    whole = round(100 * share)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole} %"


def total_sentence(mark: MapMark, key_name: str, say: Say = in_english) -> str:
    """All points, as in "31 of 40 points (78 %) by the key “Zones”"."""
    points = number(mark.points), number(mark.of), percent(mark.share), key_name
    if mark.extra_cost:
        words = say(
            "{0} of {1} points ({2}) by the key “{3}”; {4} were taken off for cards that the key does not have."
        )
        return words.format(*points, number(mark.extra_cost))
    return say("{0} of {1} points ({2}) by the key “{3}”.").format(*points)


def card_lines(mark: CardMark, telling: Telling) -> list[str]:
    """Every point of a card that was found, a line for each aspect: their sum, then what was lost, then the rest."""
    say = telling.say
    words = say("{0} of {1} points.")
    if mark.is_optional:
        words = say("{0} of {1} points; this card may be missing, and makes up for points lost elsewhere.")
    return [words.format(number(mark.gained), number(mark.of)), *_point_lines(mark, telling)]


def lost_lines(mark: CardMark, telling: Telling) -> list[str]:
    """What a card did not get all points for, without the rest."""
    if mark.given is None:
        return [missing_sentence(mark, telling)]
    lost = [_line(one, mark, mark.given, telling) for one in mark.points if not one.is_full]
    return [f"{card(telling.hand_in, mark.given.spot.node_id, telling.say)}: {line}" for line in lost]


def missing_sentence(mark: CardMark, telling: Telling) -> str:
    """What the key has and the hand-in has not."""
    say = telling.say
    said = card(telling.key, mark.key_id, say), standing(telling.key, mark.right.spot, say)
    if mark.is_optional:
        return say("Missing: {0}, {1} (it may be missing).").format(*said)
    return say("Missing: {0}, {1} (0 of {2} points).").format(*said, number(mark.of))


def extra_sentence(cost: float, say: Say = in_english) -> str:
    """What is said of a card that the key does not have."""
    if not cost:
        return say("The key does not have this card; it costs nothing.")
    return say("The key does not have this card; it costs {0} points.").format(number(cost))


def extra_line(hand_id: RecordId, key_id: RecordId | None, telling: Telling) -> str:
    """A card that the key does not have, and which of those that are missing it may be meant as."""
    say, words = telling.say, " ".join(telling.hand_in.node(hand_id).text.split())
    if key_id is None:
        return say("Not in the key: “{0}”.").format(words)
    perhaps = card(telling.key, key_id, say)
    return say("Not in the key: “{0}”; perhaps the key’s {1} in other words.").format(words, perhaps)


def more_extras_line(count: int, say: Say = in_english) -> str:
    """How many more cards there are that the key does not have."""
    return say("Not in the key either: {0} more cards.").format(f"{count:,}")


def wrong_place_line(one: Popular, right: Standing, key: Tree, say: Say = in_english) -> str:
    """Where several hung a card instead, and where the key has it."""
    given, at_top = cards(key, one.place.target_ids, say), say("at the top")
    target = say("the step of {0}").format(given) if one.place.onto is Onto.STEP else given
    is_now = say("on {0}").format(target) if given else at_top
    belongs = say("on {0}").format(onto(key, right.spot, say)) if right.has_step else at_top
    return say("{0}× {1} {2}; in the key {3}.").format(
        f"{one.place.count:,}", card(key, one.key_id, say), is_now, belongs
    )


def _point_lines(mark: CardMark, telling: Telling) -> Iterator[str]:
    if mark.given is not None:
        told = sorted((one for one in mark.points if one.of), key=lambda one: one.is_full)
        yield from (_line(one, mark, mark.given, telling) for one in told)


def _line(point: Point, mark: CardMark, given: Standing, telling: Telling) -> str:
    said = SENTENCES[point.aspect](point.verdict, mark, given, telling)
    gained = f"{'+' if point.points else ''}{number(point.points)}"
    return telling.say("{0} of {1}: {2}.").format(gained, number(point.of), said)


def _found(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    mine, theirs = telling.hand_in.node(given.spot.node_id).text, telling.key.node(mark.key_id).text
    say = telling.say
    if mine == theirs:
        return say("found")
    return say(FOUND[mark.why or Why.ID]).format(card(telling.key, mark.key_id, say))


def _target(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    say = telling.say
    is_now, belongs = _bears(telling.hand_in, given, say), _bears(telling.key, mark.right, say)
    match verdict:
        case Verdict.RIGHT if given.through:
            through = cards(telling.hand_in, given.through, say)
            return say("{0}, as in the key, by way of {1}").format(is_now, through)
        case Verdict.RIGHT:
            return say("{0}, as in the key").format(is_now)
        case Verdict.NEARBY:
            return say("{0}; in the key it {1}, which is close to it").format(is_now, belongs)
        case Verdict.BRANCH:
            return say("{0}; in the key it {1}: the right branch, but another card").format(is_now, belongs)
        case Verdict.UNPLACED:
            return say("not placed; in the key it {0}").format(belongs)
        case _:
            return say("{0}; in the key it {1}").format(is_now, belongs)


def _polarity(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    say = telling.say
    is_now, belongs = does(telling.hand_in, given.spot, say), does(telling.key, mark.right.spot, say)
    match verdict:
        case Verdict.RIGHT:
            return say("{0}, as in the key").format(is_now)
        case Verdict.TURNED:
            return say("{0}, where it {1} in the key").format(is_now, belongs)
        case Verdict.RIGHT_SIDE:
            return say("on the side of the main claim on which the key has it")
        case Verdict.WRONG_SIDE:
            return say("not on the side of the main claim on which the key has it")
        case _:
            return say("neither for nor against anything; in the key it {0}").format(belongs)


def _joint(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    say = telling.say
    mine, theirs = _beside(telling.hand_in, given.spot, say), _beside(telling.key, mark.right.spot, say)
    alone = say("on its own")
    is_now = say("joined with {0}").format(mine) if mine else alone
    belongs = say("joined with {0}").format(theirs) if theirs else alone
    match verdict:
        case Verdict.RIGHT:
            return say("{0}, as in the key").format(belongs if mark.right.beside else alone)
        case Verdict.JOINED | Verdict.MIXED | Verdict.SPLIT:
            return say("{0}; in the key it is {1}").format(is_now, belongs)
        case _:
            return say("part of no step; in the key it is {0}").format(belongs)


def _level(verdict: Verdict, mark: CardMark, given: Standing, telling: Telling) -> str:
    return telling.say(LEVELS.get(verdict, NO_LEVEL))


NO_LEVEL = "on no level, as it bears on nothing"
SENTENCES: dict[Aspect, Callable[[Verdict, CardMark, Standing, Telling], str]] = {
    Aspect.FOUND: _found,
    Aspect.TARGET: _target,
    Aspect.POLARITY: _polarity,
    Aspect.JOINT: _joint,
    Aspect.LEVEL: _level,
}


def _bears(tree: Tree, stands: Standing, say: Say) -> str:
    return say("bears on {0}").format(onto(tree, stands.spot, say)) if stands.has_step else say("stands at the top")


def _beside(tree: Tree, spot: Spot, say: Say) -> str:
    """The cards that stand in one step with the one at a spot; empty if it stands alone."""
    others = [one.node_id for one in tree.premises(spot.inference_id or "") if one.id != spot.place_id]
    return cards(tree, others, say) if others else ""
