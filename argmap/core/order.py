"""Sortable keys: a place between two neighbours without renumbering them.

A key is a fraction written in base 62 (after Greenspan, "Implementing fractional indexing", 2020);
keys at the ends count up and down instead, so that appending never makes them longer.
"""

from collections.abc import Sequence

from argmap.core.limits import ORDER_KEY

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST = "a000"
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}
_BASE = len(DIGITS)


def key_between(low: str | None, high: str | None) -> str | None:
    """A key after `low` and before `high` (None: no bound), or None where no key of allowed length is left."""
    if low is None and high is None:
        return FIRST
    if high is None:
        return _counted(low or "", +1)
    if low is None:
        return _counted(high, -1) or _halfway("", high)
    return _halfway(low, high)


def spread_keys(count: int) -> list[str]:
    """`count` fresh keys in order, with room to count on at both ends."""
    start = _number(FIRST)
    return [_digits(start + index, len(FIRST)) for index in range(count)]


def keys_between(low: str | None, high: str | None, count: int) -> list[str] | None:
    """`count` keys in order between two bounds, or None where there is no room."""
    if high is None:
        return _keys_after(low, count)
    keys = [""] * count
    waiting = [(low, high, 0, count)]  # bounds, and the stretch of `keys` between them
    while waiting:
        below, above, first, end = waiting.pop()
        if first < end:
            middle = (first + end) // 2
            key = key_between(below, above)
            if key is None:
                return None
            keys[middle] = key
            waiting += [(below, key, first, middle), (key, above, middle + 1, end)]
    return keys


def _keys_after(low: str | None, count: int) -> list[str] | None:
    keys: list[str] = []
    for _ in range(count):
        key = key_between(low, None)
        if key is None:
            return None
        keys.append(key)
        low = key
    return keys


def _halfway(low: str, high: str | None) -> str | None:
    key = ""
    for index in range(ORDER_KEY):
        floor = _VALUE[low[index]] if index < len(low) else 0
        if high is not None and index >= len(high):
            return None
        ceiling = _VALUE[high[index]] if high is not None else _BASE
        if ceiling < floor:
            return None
        if ceiling - floor > 1:
            return key + DIGITS[(floor + ceiling) // 2]
        key += DIGITS[floor]
        if ceiling > floor:
            high = None
    return None


def _counted(key: str, step: int) -> str | None:
    width = max(len(FIRST), min(len(key), ORDER_KEY))
    number = _number(key[:width].ljust(width, "0")) + step
    if not 0 < number < _BASE**width:
        return _halfway(key, None) if step > 0 else None
    return _digits(number, width)


def _number(key: Sequence[str]) -> int:
    number = 0
    for digit in key:
        number = number * _BASE + _VALUE[digit]
    return number


def _digits(number: int, width: int) -> str:
    key = ""
    for _ in range(width):
        number, value = divmod(number, _BASE)
        key = DIGITS[value] + key
    return key
