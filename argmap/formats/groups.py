"""Things of a file that are one card in the map, as far as it says so: groups that grow together."""

from collections.abc import Iterable, Iterator, Sequence


class Groups:
    """Each of the ids in a group of its own at first. A group is known by the first of its ids, in their order."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {one: one for one in ids}
        self._order = {one: number for number, one in enumerate(self._above)}
        self._parts: set[str] = set()

    def first(self, one: str) -> str:
        """The first id of the group that an id is in."""
        way = [one]
        while self._above[way[-1]] != way[-1]:
            way.append(self._above[way[-1]])
        for passed in way:
            self._above[passed] = way[-1]
        return way[-1]

    def join(self, ids: Sequence[str], as_parts: bool = False) -> None:
        """Make one group of those that the ids are in; `as_parts` if they are pieces of one thing."""
        firsts = sorted({self.first(one) for one in ids}, key=self._order.__getitem__)
        for other in firsts[1:]:
            self._above[other] = firsts[0]
        if as_parts:
            self._parts.update(ids)

    def are_parts(self, first: str, one: str) -> bool:
        """Whether an id is a piece of its group's thing, rather than the same thing again."""
        return one in self._parts and first in self._parts

    def all(self) -> Iterator[tuple[str, list[str]]]:
        """Each group by its first id, with all of its ids in their order."""
        found: dict[str, list[str]] = {}
        for one in self._above:
            found.setdefault(self.first(one), []).append(one)
        yield from found.items()
