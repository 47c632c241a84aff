"""Where a text has other numbers than its quotes, or has them as another bound: "at most 40" for "at least 40"."""

from collections.abc import Iterator
from fractions import Fraction

from argmap.reasoning.fidelity.measures import Bound, Context, Measured, Measures, are_same, is_as_much
from argmap.reasoning.fidelity.sides import Side
from argmap.reasoning.tokens import Span

ROUGHLY = Fraction(1, 10)  # "about 500" is true of what differs from it by a tenth at most
WITHIN = Fraction(1, 4)  # "more than 500" is said of what exceeds it by a quarter at most
SHARES_ROUGHLY = Fraction(2, 100)
OPPOSITE: dict[Bound, Bound] = {"least": "most", "most": "least"}


class Figures:
    """The numbers of a text beside those of its quotes and those around them. `most` of a thing is more than half."""

    def __init__(self, said: Side, quoted: Side, near: Side, measures: Measures, most: Span | None = None) -> None:
        self._measures, self._text = measures, said.tokens
        self._said = list(measures.within(said))
        self.quoted = list(measures.within(quoted))
        self._known: dict[Fraction, dict[Context, Span]] = {}
        for one in (*self.quoted, *measures.within(near)):
            for value in one.number.values:
                self._known.setdefault(value, {}).setdefault(one.context, one.span)
        if most is not None:
            self._known.setdefault(Fraction(1, 2), {}).setdefault(Context("least"), most)
        self._units = {(1.0, unit) for side in (quoted, near) for unit in measures.single_units(side)}
        self._units |= {
            (float(value), context.unit)
            for value, contexts in self._known.items()
            for context in contexts
            if context.unit is not None
        }

    def unknown(self) -> Iterator[Span]:
        """The numbers of the text that its quotes and what stands around them do not hold, as far as one can tell."""
        return (one.number.span for one in self._said if not self._is_known(one))

    def changed_bounds(self) -> Iterator[tuple[Span, Span]]:
        """Where both sides have a number, one as the least and the other as the most; and where "up to" was dropped."""
        is_limited = self._measures.is_limited(self._text)
        for one in self._said:
            contexts, is_vague = self._contexts(one), is_limited or one.number.is_rough
            bounds = {context.bound for context in contexts}
            wrong: Bound | None = OPPOSITE[one.context.bound] if one.context.bound else None if is_vague else "most"
            if wrong is not None and bounds == {wrong}:
                yield one.span, next(iter(contexts.values()))

    def _contexts(self, one: Measured) -> dict[Context, Span]:
        return {context: span for value in one.number.readings for context, span in self._known.get(value, {}).items()}

    def _is_known(self, one: Measured) -> bool:
        contexts, parts = self._contexts(one), one.number.parts
        if contexts:
            return any(are_same(one.context, context) for context in contexts)
        if parts and parts - {1} <= self._known.keys():
            return True
        return any(self._is_about_known(one, value) for value in one.number.readings)

    def _is_about_known(self, one: Measured, value: Fraction) -> bool:
        is_in_words = value == one.number.share  # "three in five" is said of 61 %
        if is_in_words and any(abs(value - other) <= SHARES_ROUGHLY for other in self._known if other < 1):
            return True
        if one.number.is_rough and any(abs(value - other) <= ROUGHLY * other for other in self._known):
            return True
        if one.context.bound is not None and any(_is_within(value, one.context.bound, other) for other in self._known):
            return True
        unit = one.context.unit
        return unit is not None and any(is_as_much(float(value), unit, other, of) for other, of in self._units)


def _is_within(limit: Fraction, bound: Bound, value: Fraction) -> bool:
    low, high = (limit, value) if bound == "least" else (value, limit)
    return 0 < low <= high <= low * (1 + WITHIN)
