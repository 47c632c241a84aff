"""How well marking does on the hand-ins: the figures of docs/marking.md, printed as they stand there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.reasoning.marking import Aspect, CardMark, MapMark, Rubric, Verdict, mark
from tests.reasoning.marking_maps.reading import HandIn, hand_ins

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


@dataclass(frozen=True)
class Outcome:
    """One hand-in as it was marked: which of its faults were not named, and which cards were taken for others."""

    hand_in: HandIn
    mark: MapMark
    misses: tuple[str, ...]
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


def table(found: Sequence[Outcome]) -> Iterator[str]:
    """The figures as Markdown."""
    planted = Counter(fault.split()[0] for one in found for fault in one.hand_in.faults)
    missed = Counter(fault.split()[0] for one in found for fault in one.misses)
    yield "| Fault | planted | named |"
    yield "| --- | --- | --- |"
    for kind, count in sorted(planted.items()):
        yield f"| {kind} | {count} | {count - missed[kind]} |"
    yield f"| all | {planted.total()} | {planted.total() - missed.total()} |"
    cards = sum(len(one.hand_in.ids) for one in found)
    yield ""
    yield f"{len(found)} hand-ins with {cards} cards; {sum(len(one.unfound) for one in found)} not found, "
    yield f"{sum(len(one.mistaken) for one in found)} taken for another. "
    points = spearman([one.planted for one in found], [one.mark.share for one in found])
    count = spearman([-len(one.hand_in.faults) for one in found], [one.mark.share for one in found])
    yield f"Spearman with the planted score {points:.3f}, with the number of faults {count:.3f}."
    for one in found:
        for fault in one.misses:
            yield f"- {one.hand_in.name}: “{fault}” is not named."


def _outcome(hand_in: HandIn) -> Outcome:
    marked = mark(hand_in.key.tree, hand_in.tree, Rubric())
    by_letter = {letter: _of(marked, key_id) for letter, key_id in hand_in.key.ids.items()}
    misses = tuple(fault for fault in hand_in.faults if not _is_named(fault, hand_in, marked, by_letter))
    there = {letter: hand_in.ids.get(letter) for letter in by_letter}
    unfound = tuple(x for x, own in there.items() if own is not None and by_letter[x].hand_id is None)
    mistaken = tuple(x for x, own in there.items() if by_letter[x].hand_id not in (None, own))
    return Outcome(hand_in, marked, misses, unfound, mistaken)


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
    print("\n".join(table(outcomes())))
