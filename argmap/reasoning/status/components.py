"""The knots of a directed graph: points that lead to each other stand together, each knot after what leads to it."""

from collections.abc import Iterator, Sequence

Links = Sequence[Sequence[int]]


def components(leads_to: Links) -> list[list[int]]:
    """The strongly connected components, each after all from which a link leads to it; most are single points.

    What no knot leads to is found by counting how many links lead to it (Kahn, "Topological sorting of large
    networks", 1962), which is quicker.
    """
    left = [0] * len(leads_to)  # by point, how many links from others lead to it from what was not found yet
    for point, below in enumerate(leads_to):
        for one in below:
            left[one] += one != point
    found = [point for point, count in enumerate(left) if not count]
    for point in found:  # which grows meanwhile
        for one in leads_to[point]:
            if one != point:
                left[one] -= 1
                if not left[one]:
                    found.append(one)
    singles = [[point] for point in found]
    rest = [point for point, count in enumerate(left) if count] if len(found) < len(leads_to) else []
    return singles + (_knotted(leads_to, rest) if rest else [])


def _knotted(leads_to: Links, starts: Sequence[int]) -> list[list[int]]:
    """The same of some points that lead to no others.

    Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of its own instead of recursion.
    """
    found: list[list[int]] = []
    met = [0] * len(leads_to)  # when a point was met, from 1 on; 0 is not yet
    lowest = [0] * len(leads_to)
    is_open = [False] * len(leads_to)
    path: list[int] = []
    way: list[tuple[int, Iterator[int]]] = []
    count = 0
    for start in starts:
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
