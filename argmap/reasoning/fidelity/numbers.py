"""The numbers in a text, however written: 1,000 = 1000 = one thousand; 50 % = half; one in five = 20 percent."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from argmap.reasoning.fidelity.items import items_of
from argmap.reasoning.tokens import Span
from argmap.reasoning.word_lists import NumberWords

DASHES = ("-", "‑", "–", "—")
MOST_IN_RATIO = 1000
MOST_IN_SMALL_RATIO, MOST_NOUNS = 20, 3  # one young voter in four


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text, with all it can mean; of a ratio such as "5 of 12" its parts, of a share of something which.

    `is_rough` says that a word such as "about" stands before it.
    """

    span: Span
    readings: frozenset[Fraction]
    parts: frozenset[Fraction] = frozenset()
    share: Fraction | None = None
    is_rough: bool = False

    @property
    def values(self) -> frozenset[Fraction]:
        return self.readings | self.parts

    @property
    def least(self) -> Fraction:
        """The smallest reading, which for "40 percent" is 2/5."""
        return min(self.readings)

    @property
    def greatest(self) -> Fraction:
        """The greatest reading."""
        return max(self.readings)

    @property
    def is_share(self) -> bool:
        """Whether it can be a part of something whole."""
        return 0 < self.least < 1


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read from an item on: the values, and the number of the item behind them."""

    values: frozenset[Fraction]
    after: int


def numbers_in(text: str, words: NumberWords, with_pointing: bool = False) -> Iterator[Number]:
    """The numbers of a text in its order. A lone "one" or "first" is none.

    The "two" of "the two" counts nothing, but tells how many there are: it is there if that is asked for.
    """
    reader = _Reader(text, words)
    at = 0
    while at < len(reader.items):
        read = reader.quantity(at)
        if read is None:
            at += 1
            continue
        number, after = reader.number(at, read)
        if after > at + 1 or not reader.says_nothing(at, with_pointing):
            yield number
        at = after


class _Reader:
    """One text read for numbers; every method looks at the items from one on and takes none away."""

    def __init__(self, text: str, words: NumberWords) -> None:
        self.text = text
        self.words = words
        self.items = list(items_of(text))

    def key(self, at: int) -> str:
        return self.items[at].key if 0 <= at < len(self.items) else ""

    def number(self, at: int, read: _Read) -> tuple[Number, int]:
        """The number that begins with what was read, as a ratio or a percentage if it is one; and the item behind."""
        whole = self._whole_of_ratio(read)
        if whole is not None:
            ratio = next(iter(read.values)) / next(iter(whole.values))
            span = self._span(at, whole.after)
            return Number(span, frozenset({ratio}), read.values | whole.values, ratio, self._is_rough(at)), whole.after
        percent = self._percent_after(read.after)
        after = percent or read.after
        values = read.values | {one / 100 for one in read.values if percent} | self._every(at, read)
        shares = [one for one in values if 0 < one < 1 and self._joined(after) is not None]
        return Number(
            self._span(at, after), values, share=max(shares, default=None), is_rough=self._is_rough(at)
        ), after

    def _every(self, at: int, read: _Read) -> set[Fraction]:
        """The share meant by "every second"."""
        is_every = self.key(at) in self.words.ordinals and self.key(at - 1) in self.words.every
        return {1 / one for one in read.values if one} if is_every else set()

    def _span(self, at: int, after: int) -> Span:
        start, end = self.items[at].start, self.items[after - 1].end
        return Span(start, end, self.text[start:end])

    def says_nothing(self, at: int, with_pointing: bool) -> bool:
        """Whether a lone word for a number counts nothing: "one", or "the two" that were named before."""
        key = self.key(at)
        points = key in self.words.cardinals and self.key(at - 1) in self.words.pointing
        return key in self.words.unsaid or (points and not with_pointing)

    def quantity(self, at: int) -> _Read | None:
        """A figure or a spelled number, with "and a half", a fraction or a scale behind it."""
        read = self._figure(at) or self._spelled(at) or self._article(at)
        if read is None and self._is_unit(at):
            read = self._and_half(_Read(frozenset({Fraction(1)}), at), at + 1)
        if read is None:
            return self._of_scale(self._fraction(at, Fraction(1), is_bare=True))
        value = next(iter(read.values))
        fraction = self._fraction(read.after, value, is_bare=value == 1) if len(read.values) == 1 else None
        return self._of_scale(fraction) or self._scaled(self._and_half(read, read.after) or read)

    def _figure(self, at: int) -> _Read | None:
        figures = self.items[at].figures if at < len(self.items) else None
        return _Read(figures, at + 1) if figures else None

    def _article(self, at: int) -> _Read | None:
        """ "a" before a fraction, a hundred or a scale."""
        counted = self.key(at + 1)
        counts = counted in self.words.fractions or counted in self.words.scales
        return _Read(frozenset({Fraction(1)}), at + 1) if self.key(at) in self.words.one and counts else None

    def _spelled(self, at: int) -> _Read | None:
        total, current, here = 0, 0, at
        while (step := self._next_word(here, current, is_first=here == at)) is not None:
            current, here = step
            scale = self.words.scales.get(self.key(here))
            if scale is not None and current:
                total, current, here = total + current * scale, 0, here + 1
        return _Read(frozenset({Fraction(total + current)}), here) if here > at else None

    def _next_word(self, at: int, current: int, is_first: bool) -> tuple[int, int] | None:
        """The value with the word at an item added to it, and the item behind; None where the number ends."""
        words, key = self.words, self.key(at)
        if is_first and key in words.one and self.key(at + 1) in words.hundred:
            return 100, at + 2
        if key in words.hundred and current:
            return current * 100, at + 1
        if not is_first and key in words.joining and self._ends_round(at - 1):
            at, key = at + 1, self.key(at + 1)
        value = words.cardinals.get(key, words.ordinals.get(key) if key not in words.fractions else None)
        if value is None and not is_first:
            value = words.ordinals.get(key) if current in range(20, 100, 10) else None
        if value is None or not _adds(current, value):
            return None
        return current + value, at + 1

    def _ends_round(self, at: int) -> bool:
        return self.key(at) in self.words.hundred or self.key(at) in self.words.scales

    def _fraction(self, at: int, count: Fraction, is_bare: bool) -> _Read | None:
        """Thirds, quarters and so on; a single one may be the third of a row as well."""
        below = self.words.fractions.get(self.key(at))
        if below is None:
            return None
        if self.key(at - 1) in self.words.ordinals and not is_bare:  # the second half is one half
            return _Read(frozenset({Fraction(1, below)}), at + 1)
        place = self.words.ordinals.get(self.key(at)) if is_bare else None
        values = {count / below} | ({Fraction(place)} if place is not None else set())
        return _Read(frozenset(values), at + 1)

    def _of_scale(self, read: _Read | None) -> _Read | None:
        """A fraction, of a million if that stands behind it: "a quarter of a million"."""
        if read is None:
            return None
        at = read.after + (self.key(read.after) in self.words.ratio)
        scale = self.words.scales.get(self.key(at + 1)) if self.key(at) in self.words.one else None
        return read if scale is None else _Read(frozenset(one * scale for one in read.values), at + 2)

    def _is_unit(self, at: int) -> bool:
        return any(self.key(at) in units for units in self.words.measures.values())

    def _and_half(self, read: _Read, at: int) -> _Read | None:
        """What was read and a half, if that stands there: "two and a half", "a year and a half"."""
        if self.key(at) not in self.words.joining or self.key(at + 1) not in self.words.one:
            return None
        if self.words.fractions.get(self.key(at + 2)) != 2:
            return None
        return _Read(frozenset(one + Fraction(1, 2) for one in read.values), at + 3)

    def _scaled(self, read: _Read) -> _Read:
        key = self.key(read.after)
        scale = self.words.scales.get(key, self.words.short_scales.get(key))
        if scale is None:
            scale = self._scale_behind_range(read)
            return read if scale is None else _Read(read.values | {one * scale for one in read.values}, read.after)
        scaled = frozenset(one * scale for one in read.values)
        return self._scaled(_Read(scaled if key in self.words.scales else scaled | read.values, read.after + 1))

    def _scale_behind_range(self, read: _Read) -> int | None:
        """Of "30–35 million" the million, which the 30 is counted in too."""
        if read.after >= len(self.items) or not self.items[read.after].figures:
            return None
        between = self.text[self.items[read.after - 1].end : self.items[read.after].start]
        return self.words.scales.get(self.key(read.after + 1)) if between.strip() in DASHES else None

    def _percent_after(self, at: int) -> int | None:
        """The item behind "%", "percent", "a percent"; None if there is none."""
        at += self.key(at) in self.words.one
        for phrase in ("%", *self.words.percent):
            parts = phrase.split()
            if [self.key(at + number) for number in range(len(parts))] == parts:
                return at + len(parts)
        return None

    def _whole_of_ratio(self, read: _Read) -> _Read | None:
        """The second number of one in five, 5 out of 12, five of the twelve."""
        at = self._joined(read.after) or self._joined_behind_noun(read)
        whole = (self._figure(at) or self._spelled(at)) if at is not None else None
        if whole is None or len(read.values) != 1 or len(whole.values) != 1:
            return None
        above, below = next(iter(read.values)), next(iter(whole.values))
        return whole if 0 < above < below <= MOST_IN_RATIO and above.denominator == 1 else None

    def _joined(self, at: int) -> int | None:
        """The item behind "in", "out of" or "of the", the longest first."""
        for phrase in sorted((one.split() for one in self.words.ratio), key=len, reverse=True):
            if [self.key(at + number) for number in range(len(phrase))] == phrase:
                return at + len(phrase)
        return None

    def _joined_behind_noun(self, read: _Read) -> int | None:
        """The item behind the "in" of "one young voter in four"; not of "two voters in four years"."""
        if max(read.values) > MOST_IN_SMALL_RATIO:
            return None
        places = range(read.after + 1, read.after + 1 + MOST_NOUNS)
        at = next((place + 1 for place in places if self.key(place) in self.words.small_ratio), None)
        skipped = range(read.after, at - 1) if at is not None else ()
        if at is None or any(self.quantity(place) or self._is_unit(place) for place in skipped):
            return None
        return at if self._ends_small_ratio(at) else None

    def _ends_small_ratio(self, at: int) -> bool:
        whole = self._figure(at) or self._spelled(at)
        if whole is None or max(whole.values) > MOST_IN_SMALL_RATIO:
            return False
        return not self._is_unit(whole.after)

    def _is_rough(self, at: int) -> bool:
        return any(one in self.words.about for one in (self.key(at - 1), f"{self.key(at - 2)} {self.key(at - 1)}"))


def _adds(current: int, value: int) -> bool:
    """Whether a number word goes on with what was said: twenty-one, hundred twenty; not five seven."""
    return current == 0 or (current % 100 == 0 and value < 100) or (current % 100 in range(20, 100, 10) and value < 10)
