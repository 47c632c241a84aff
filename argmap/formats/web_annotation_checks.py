"""Whether JSON is a Web Annotation as the W3C's model has it (Recommendation of 2017): every problem by its place."""

import re
from collections.abc import Iterator
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TYPE = "Annotation"
COMPOSITES = ("Choice", "Composite", "List", "Independents")
NEEDED = {
    "FragmentSelector": ("value",),
    "CssSelector": ("value",),
    "XPathSelector": ("value",),
    "TextQuoteSelector": ("exact",),
    "TextPositionSelector": ("start", "end"),
    "DataPositionSelector": ("start", "end"),
    "RangeSelector": ("startSelector", "endSelector"),
}
"""What a selector cannot be without. An SVG may lie elsewhere."""

TEXTS = ("value", "exact", "prefix", "suffix")
OFFSETS = ("start", "end")
DATES = ("created", "modified", "generated")
AGENTS = ("creator", "generator")
ADDRESSES = ("via", "canonical", "rights")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")
DATE = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+\-]\d\d:\d\d)?")


def context_problems(value: dict[str, Any], place: str) -> Iterator[str]:
    """Whether the file says that it speaks of annotations. The context is a constant: it is never fetched."""
    given = value.get("@context")
    if CONTEXT not in as_list(given):
        yield f"{place}@context is {'missing' if given is None else f'not {CONTEXT}'}"


def annotation_problems(value: object, place: str) -> Iterator[str]:
    """What is wrong with one annotation. `place` names it, as in `first.items[3]`; empty for the file itself."""
    if not isinstance(value, dict):
        yield f"{place or 'the file'} is not an object"
        return
    dot = f"{place}." if place else ""
    if TYPE not in as_list(value.get("type")):
        yield f"{dot}type is not {TYPE}"
    if "id" in value:
        yield from _iri_problems(value["id"], f"{dot}id")
    yield from _lifecycle_problems(value, dot)
    if "body" in value and "bodyValue" in value:
        yield f"{dot}bodyValue stands beside a body"
    if not isinstance(value.get("bodyValue", ""), str):
        yield f"{dot}bodyValue is not a text"
    for number, body in enumerate(as_list(value.get("body", []))):
        yield from _resource_problems(body, _nth(f"{dot}body", number, value.get("body")), is_body=True)
    if not as_list(value.get("target", [])):
        yield f"{dot}target is missing"
    for number, target in enumerate(as_list(value.get("target", []))):
        yield from _resource_problems(target, _nth(f"{dot}target", number, value.get("target")), is_body=False)


def as_list(value: Any) -> list[Any]:  # noqa: ANN401  # JSON-LD: one value stands for a list of one
    """The values of a JSON-LD property; none for None."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _nth(place: str, number: int, value: object) -> str:
    return f"{place}[{number}]" if isinstance(value, list) else place


def _iri_problems(value: object, place: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{place} is not one address"
    elif not IRI.fullmatch(value):
        yield f"{place} is not an address (an IRI)"


def _lifecycle_problems(value: dict[str, Any], dot: str) -> Iterator[str]:
    for name in DATES:
        if name in value and not (isinstance(value[name], str) and DATE.fullmatch(value[name])):
            yield f"{dot}{name} is not a date and time (xsd:dateTime)"
    for name in AGENTS:
        for one in as_list(value.get(name, [])):
            if not isinstance(one, dict):
                yield from _iri_problems(one, f"{dot}{name}")
    for name in ADDRESSES:
        for one in as_list(value.get(name, [])):
            yield from _iri_problems(one, f"{dot}{name}")


def _resource_problems(value: object, place: str, is_body: bool) -> Iterator[str]:
    """What is wrong with a body or a target, its items included."""
    waiting: list[tuple[object, str]] = [(value, place)]
    while waiting:
        one, place = waiting.pop()
        if not isinstance(one, dict):
            yield from _iri_problems(one, place)
            continue
        if "id" in one:
            yield from _iri_problems(one["id"], f"{place}.id")
        yield from _lifecycle_problems(one, f"{place}.")
        kinds = [kind for kind in as_list(one.get("type")) if kind in COMPOSITES]
        if len(kinds) > 1:
            yield f"{place}.type is {' and '.join(kinds)} at once"
        yield from _direction_problems(one, place)
        if kinds:
            waiting += [(item, f"{place}.items[{number}]") for number, item in enumerate(as_list(one.get("items")))]
        elif "source" in one:
            waiting.append((one["source"], f"{place}.source"))
            yield from _selector_problems(one.get("selector"), f"{place}.selector")
        elif is_body and "value" in one:
            if not isinstance(one["value"], str):
                yield f"{place}.value is not a text"
        elif "id" not in one:
            yield f"{place} says neither an address nor words"
            yield from _selector_problems(one.get("selector"), f"{place}.selector")


def _direction_problems(value: dict[str, Any], place: str) -> Iterator[str]:
    if value.get("textDirection", "auto") not in ("ltr", "rtl", "auto"):
        yield f"{place}.textDirection is not ltr, rtl or auto"


def _selector_problems(value: object, place: str) -> Iterator[str]:
    """What is wrong with the selectors, those that refine others included."""
    waiting = [(one, _nth(place, number, value)) for number, one in enumerate(as_list(value))]
    while waiting:
        one, place = waiting.pop(0)
        if not isinstance(one, dict):
            yield from _iri_problems(one, place)
            continue
        for kind in as_list(one.get("type")):
            for name in NEEDED.get(kind, ()) if isinstance(kind, str) else ():
                if name not in one:
                    yield f"{place}.{name} is missing"
        yield from (f"{place}.{name} is not a text" for name in TEXTS if name in one and not isinstance(one[name], str))
        for name in OFFSETS:
            if name in one and (not isinstance(one[name], int) or isinstance(one[name], bool) or one[name] < 0):
                yield f"{place}.{name} is not a whole number from 0"
        for name in ("refinedBy", "startSelector", "endSelector"):
            waiting += [(inner, f"{place}.{name}") for inner in as_list(one.get(name))]
