"""The knots of a directed graph: points that lead to each other stand together, each knot after what leads to it."""

from collections.abc import Iterator, Sequence

Links = Sequence[Sequence[int]]


def components(leads_to: Links) -> list[list[int]]:
    """The strongly connected components, each after all from which a link leads to it; most are single points.

    Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of its own instead of recursion.
    """
    found: list[list[int]] = []
    met = [0] * len(leads_to)  # when a point was met, from 1 on; 0 is not yet
    lowest = [0] * len(leads_to)
    is_open = [False] * len(leads_to)
    path: list[int] = []
    way: list[tuple[int, Iterator[int]]] = []
    count = 0
    for start in range(len(leads_to)):
        fresh: int | None = start if not met[start] else None
        while fresh is not None or way:
            if fresh is not None:
                count += 1
                met[fresh] = lowest[fresh] = count
                is_open[fresh] = True
                path.append(fresh)
                way.append((fresh, iter(leads_to[fresh])))
            point, below = way[-1]
            fresh = next((one for one in below if not _is_known(one, point, met, lowest, is_open)), None)
            if fresh is None:
                way.pop()
                if way:
                    lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[point])
                if lowest[point] == met[point]:
                    found.append(_closed(path, point, is_open))
    return found[::-1]


def _is_known(one: int, point: int, met: list[int], lowest: list[int], is_open: list[bool]) -> bool:
    """Whether a point below was met already; a knot that is still open reaches up to it then."""
    if is_open[one]:
        lowest[point] = min(lowest[point], met[one])
    return met[one] > 0


def _closed(path: list[int], head: int, is_open: list[bool]) -> list[int]:
    """Take the component that ends the path, from its head on."""
    members: list[int] = []
    while not members or members[-1] != head:
        members.append(path.pop())
        is_open[members[-1]] = False
    return members
