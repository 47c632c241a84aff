"""Selectors, which Web Annotations and Hypothesis share: what is wrong with them, by their place."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Needed = Mapping[str, tuple[str, ...]]
"""By the types of selectors, the fields that each cannot be without."""

TEXTS = ("value", "exact", "prefix", "suffix")
OFFSETS = ("start", "end")

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")


def as_list(value: Any) -> list[Any]:  # noqa: ANN401  # JSON-LD: one value stands for a list of one
    """The values of a JSON-LD property; none for None."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def nth(place: str, number: int, value: object) -> str:
    """The place of one of several values; of the only one, if it stands there without a list."""
    return f"{place}[{number}]" if isinstance(value, list) else place


def iri_problems(value: object, place: str) -> Iterator[str]:
    """Whether a value is one IRI with a scheme."""
    if not isinstance(value, str):
        yield f"{place} is not one address"
    elif not IRI.fullmatch(value):
        yield f"{place} is not an address (an IRI)"


def selector_problems(value: object, place: str, needed: Needed) -> Iterator[str]:
    """What is wrong with the selectors, those that refine others included."""
    waiting = [(one, nth(place, number, value)) for number, one in enumerate(as_list(value))][::-1]
    while waiting:
        one, place = waiting.pop()
        if not isinstance(one, dict):
            yield from iri_problems(one, place)
            continue
        for kind in as_list(one.get("type")):
            for name in needed.get(kind, ()) if isinstance(kind, str) else ():
                if name not in one:
                    yield f"{place}.{name} is missing"
        yield from (f"{place}.{name} is not a text" for name in TEXTS if name in one and not isinstance(one[name], str))
        for name in OFFSETS:
            if name in one and (not isinstance(one[name], int) or isinstance(one[name], bool) or one[name] < 0):
                yield f"{place}.{name} is not a whole number from 0"
        for name in ("refinedBy", "startSelector", "endSelector"):
            waiting += [(inner, f"{place}.{name}") for inner in as_list(one.get(name))]
