"""How much of what stood around a passage stands around a place."""

REACH = 64  # characters to either side: a sentence or so
GRAM = 4  # characters of a short stretch


def agreement(old: str, stretch: tuple[int, int], new: str, place: tuple[int, int]) -> float:
    """From 0 to 1: the unbroken runs of equal characters before and after, of what stood there in the old text.

    A passage with almost nothing around it never gets all of it, since little can agree by chance.
    """
    before, after = _around(old, stretch)
    return sum(_runs(old, stretch, new, place)) / max(REACH, len(before) + len(after))


def is_same(old: str, stretch: tuple[int, int], new: str, place: tuple[int, int]) -> bool:
    """Whether all that stood within reach of the passage stands around the place."""
    before, after = _around(old, stretch)
    return _runs(old, stretch, new, place) == (len(before), len(after))


def has_a_whole_side(old: str, stretch: tuple[int, int], new: str, place: tuple[int, int]) -> bool:
    """Whether all that stood within reach on one side of the passage stands there too, and is not next to nothing."""
    sides = zip(_around(old, stretch), _runs(old, stretch, new, place), strict=True)
    return any(run == len(side) >= REACH // 2 for side, run in sides)


def _around(text: str, stretch: tuple[int, int]) -> tuple[str, str]:
    """What stands within reach, the nearest character first on either side."""
    start, end = stretch
    return text[max(0, start - REACH) : start][::-1], text[end : end + REACH]


def _runs(old: str, stretch: tuple[int, int], new: str, place: tuple[int, int]) -> tuple[int, int]:
    before, after = zip(_around(old, stretch), _around(new, place), strict=True)
    return _run(*before), _run(*after)


def _run(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def likeness(old: str, stretch: tuple[int, int], new: str, place: tuple[int, int]) -> float:
    """From 0 to 1: how many short stretches around the passage stand around the place too, in any order."""
    pairs = list(zip(_around(old, stretch), _around(new, place), strict=True))
    wanted = [_grams(one) for one, _ in pairs]
    there = sum(len(grams & _grams(other)) for grams, (_, other) in zip(wanted, pairs, strict=True))
    return there / max(REACH // 2, sum(map(len, wanted)))


def _grams(text: str) -> set[str]:
    return {text[at : at + GRAM] for at in range(len(text) - GRAM + 1)}
