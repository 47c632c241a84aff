"""The one answer to what is searched for, as the window and the command line give it: group by group, with counts."""

from dataclasses import dataclass

from argmap.storage.search import Hit, SearchIndex
from argmap.storage.searched import Group


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one group that were asked for, and how many there are."""

    group: Group
    count: int
    hits: tuple[Hit, ...]


def answer(index: SearchIndex, typed: str, most: int) -> list[Found]:
    """At most that many hits of each group in which something is found; the best first (see `SearchIndex.find`)."""
    found = ((group, index.find(typed, most, group)) for group in Group)
    return [Found(group, index.count(typed, group), tuple(hits)) for group, hits in found if hits]
