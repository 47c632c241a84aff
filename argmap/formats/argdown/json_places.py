"""At which line a relation stands, which Argdown's JSON does not say: found from where its ends stand in each other."""

from dataclasses import dataclass, field

from argmap.formats.argdown.model import End

TOP = 1  # the column of what stands under nothing, whatever is before it in its line
Position = tuple[int, int]


@dataclass(slots=True)
class _Place:
    """What stands at one position, and the last line of what stands below it."""

    column: int
    last: int
    ends: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Places:
    """Is told where everything stands, in any order; then knows at which line one is first directly below another."""

    _at: dict[Position, _Place] = field(default_factory=dict)
    _also: dict[int, list[int]] = field(default_factory=dict)
    _lines: dict[tuple[int, int], int] = field(default_factory=dict)

    def add(self, end: End, line: int, column: int, last: int, *, is_top: bool) -> None:
        """A place of a statement, an argument or an inference."""
        place = self._at.setdefault((line, column), _Place(TOP if is_top else column, last))
        place.last = max(place.last, last)
        place.ends.add(id(end))

    def stands_for(self, end: End, other: End) -> None:
        """Wherever the one stands, the other counts as standing there too."""
        self._also.setdefault(id(end), []).append(id(other))

    def settle(self) -> None:
        """All has been told."""
        above: list[_Place] = []
        for place in self._at.values():
            place.ends.update(*(self._also.get(end, ()) for end in place.ends.copy()))
        for (line, _), place in sorted(self._at.items()):
            while above and (above[-1].last < line or above[-1].column >= place.column):
                above.pop()
            for upper in above[-1].ends if above else ():
                for lower in place.ends:
                    self._lines.setdefault((upper, lower), line)
            above.append(place)

    def line(self, one: End, other: End) -> int | None:
        """The first line at which one of the two stands directly below the other."""
        found = [self._lines.get((id(one), id(other))), self._lines.get((id(other), id(one)))]
        return min((line for line in found if line is not None), default=None)
