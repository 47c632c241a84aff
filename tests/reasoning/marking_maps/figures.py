"""How well marking does on the hand-ins: the figures of docs/marking.md, printed as they stand there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random
from statistics import mean

from argmap.core.stopping import unchecked
from argmap.core.tree import Tree
from argmap.reasoning.marking import Aspect, CardMark, MapMark, Rubric, Verdict, mark
from argmap.reasoning.marking.perhaps import meant_perhaps
from argmap.reasoning.marking.rubric import Weights
from tests.reasoning.marking_maps.reading import HandIn, Key, hand_ins, hand_ins_in_other_words, keys, map_of
from tests.reasoning.marking_maps.sketches import read_sketch, written

OFF = (Verdict.BRANCH, Verdict.ELSEWHERE)
NAMED = {
    "missing": (Aspect.FOUND, (Verdict.MISSING,)),
    "turned": (Aspect.POLARITY, (Verdict.TURNED, Verdict.WRONG_SIDE)),
    "moved": (Aspect.TARGET, OFF),
    "level": (Aspect.LEVEL, (Verdict.TOO_HIGH, Verdict.TOO_LOW)),
    "split": (Aspect.JOINT, (Verdict.SPLIT, Verdict.MIXED)),
    "joined": (Aspect.JOINT, (Verdict.JOINED, Verdict.MIXED)),
    "beside": (Aspect.TARGET, (Verdict.NEARBY,)),
}
"""What names a fault: the aspect of its card, and the verdicts on that."""
FAULTS = {
    "missing": "card missing",
    "turned": "for instead of against, or against instead of for",
    "moved": "on another card of the same level",
    "level": "too near to the main claim, or too far from it",
    "split": "joint reasons apart",
    "joined": "separate reasons joined",
    "beside": "doubt of a step as an objection to its card",
    "extra": "card that the key does not have",
}
DEALT = 100  # maps of each key


@dataclass(frozen=True)
class Outcome:
    """One hand-in as it was marked: which of its faults were not named, and which cards were taken for others."""

    hand_in: HandIn
    mark: MapMark
    misses: tuple[str, ...]
    there: tuple[str, ...]  # letters of the cards that the key has too
    unfound: tuple[str, ...]  # letters of cards that are there in other words, and were not found
    mistaken: tuple[str, ...]  # letters of cards that were taken for another

    @property
    def planted(self) -> float:
        """The share of points that the faults leave."""
        return (self.mark.of - self.hand_in.cost) / self.mark.of


def outcomes() -> list[Outcome]:
    """Every hand-in, marked against the key that it was made of."""
    return [_outcome(one) for one in hand_ins()]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of ranks; equal values share the mean of theirs."""
    a, b = _ranks(one), _ranks(other)
    middle = (len(a) + 1) / 2
    spread = sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)
    return sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True)) / spread**0.5


@cache
def dealt(key_name: str, seed: int) -> Tree:
    """A map of the key's cards, dealt at random to the key's places."""
    key = keys()[key_name]
    top = read_sketch(key.entry["outline"])
    lines = [line for line in top.walk() if line.letter]
    cards = [(line.letter, line.text) for line in lines]
    Random(seed).shuffle(cards)
    for line, (letter, text) in zip(lines, cards, strict=True):
        line.letter, line.text = letter, text
    return map_of("\n".join(written(top)), key.entry, set(), {}, f"dealt {seed}")[0]


def shares_of_dealt(key: Key, rubric: Rubric, count: int) -> list[float]:
    """What so many maps of cards dealt at random get."""
    return [mark(key.tree, dealt(key.name, seed), rubric).share for seed in range(count)]


def report(found: Sequence[Outcome]) -> Iterator[str]:
    """The figures as Markdown."""
    planted = Counter(fault.split()[0] for one in found for fault in one.hand_in.faults)
    missed = Counter(fault.split()[0] for one in found for fault in one.misses)
    yield "| Fault | planted | named |"
    yield "| --- | ---: | ---: |"
    yield from (f"| {words} | {planted[kind]} | {planted[kind] - missed[kind]} |" for kind, words in FAULTS.items())
    yield f"| all | {planted.total()} | {planted.total() - missed.total()} |"
    yield ""
    yield from (f"- Not named in “{one.hand_in.name}”: {fault}." for one in found for fault in one.misses)
    yield from _of_cards(found)
    yield from _of_other_words()
    yield from _of_own_claims()
    yield from _of_scores(found)
    yield from _of_chance()


def _of_cards(found: Sequence[Outcome]) -> Iterator[str]:
    cards, unfound = sum(len(one.there) for one in found), sum(len(one.unfound) for one in found)
    mistaken = sum(len(one.mistaken) for one in found)
    yield f"- Of {cards:,} cards that the key has too, {unfound} were not found; {mistaken} were taken for another."


def _of_other_words() -> Iterator[str]:
    """What becomes of cards that have hardly a word in common with the key."""
    found = [_outcome(one) for one in hand_ins_in_other_words()]
    cards, unfound = sum(len(one.there) for one in found), sum(len(one.unfound) for one in found)
    wrong, hinted = sum(len(one.mistaken) for one in found), sum(map(_hinted, found))
    yield (
        f"- Of {cards} further cards in words of quite another kind, {cards - unfound - wrong} were found and {wrong} "
        f"taken for another; of the {unfound} others, {hinted} were named as perhaps meant."
    )


@cache
def replaced() -> tuple[tuple[CardMark, str], ...]:
    """Each card of each key that bears on something, marked in a map that has a claim of its own in that place."""
    return tuple(_replaced())


def _replaced() -> Iterator[tuple[CardMark, str]]:
    for key in keys().values():
        for letter, own in product(key.ids, key.entry["own"]):
            top = read_sketch(key.entry["outline"])
            line = next(line for line in top.walk() if line.letter == letter)
            if line.mark:
                line.text = own
                tree = map_of("\n".join(written(top)), key.entry, set(), {}, "replaced")[0]
                yield _of(mark(key.tree, tree, Rubric()), key.ids[letter]), own


def _of_own_claims() -> Iterator[str]:
    taken = [one.hand_id is not None for one, _ in replaced()]
    yield (
        f"- Of {len(taken)} maps in which a card gave way to another claim on the subject, in its very place, "
        f"the other was taken for it in {sum(taken)}."
    )


def _hinted(one: Outcome) -> int:
    """How many of the cards that were not found are named in the report as what they are."""
    key, tree = one.hand_in.key, one.hand_in.tree
    hints = meant_perhaps(key.tree, tree, one.mark, one.mark.extra_ids, unchecked)
    return sum(hints.get(one.hand_in.ids[letter]) == key.ids[letter] for letter in one.unfound)


def _of_scores(found: Sequence[Outcome]) -> Iterator[str]:
    given = [one.mark.share for one in found]
    by_points = spearman([one.planted for one in found], given)
    by_count = spearman([-len(one.hand_in.faults) for one in found], given)
    said = f"with what the faults cost {by_points:.3f}, with their number alone {by_count:.3f}"
    yield f"- Rank correlation (Spearman) of the scores {said}."


def _of_chance() -> Iterator[str]:
    every = [mean(shares_of_dealt(key, Rubric(), DEALT)) for key in keys().values()]
    placed = [mean(shares_of_dealt(key, Rubric(Weights(found=0)), DEALT)) for key in keys().values()]
    words = ", ".join(f"{100 * one:.0f} % ({100 * other:.0f} %)" for one, other in zip(every, placed, strict=True))
    yield f"- Cards dealt at random to the key’s places get {words} on average; in brackets without points for `found`."


def _outcome(hand_in: HandIn) -> Outcome:
    marked = mark(hand_in.key.tree, hand_in.tree, Rubric())
    by_letter = {letter: _of(marked, key_id) for letter, key_id in hand_in.key.ids.items()}
    misses = tuple(fault for fault in hand_in.faults if not _is_named(fault, hand_in, marked, by_letter))
    taken = {letter: one.hand_id for letter, one in by_letter.items()}
    there = tuple(letter for letter in by_letter if letter in hand_in.ids)
    unfound = tuple(letter for letter in there if taken[letter] is None)
    mistaken = tuple(letter for letter, own in taken.items() if own not in (None, hand_in.ids.get(letter)))
    return Outcome(hand_in, marked, misses, there, unfound, mistaken)


def _of(marked: MapMark, key_id: str) -> CardMark:
    return next(one for one in marked.cards if one.key_id == key_id)


def _is_named(fault: str, hand_in: HandIn, marked: MapMark, by_letter: dict[str, CardMark]) -> bool:
    kind, letter, *rest = fault.split()
    if kind == "extra":
        return hand_in.ids[letter] in marked.extra_ids
    aspect, verdicts = NAMED[kind]
    return by_letter[rest[-1] if kind == "joined" else letter].verdict(aspect) in verdicts


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    return [order.index(one) + (order.count(one) + 1) / 2 for one in values]


if __name__ == "__main__":
    print("\n".join(report(outcomes())))
