"""Whether JSON is a Web Annotation as the W3C's model has it (Recommendation of 2017): every problem by its place."""

import re
from collections.abc import Iterator
from typing import Any

from argmap.formats.annotations.selectors import as_list, iri_problems, nth, selector_problems

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

DATES = ("created", "modified", "generated")
AGENTS = ("creator", "generator")
ADDRESSES = ("via", "canonical", "rights")
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
        yield from iri_problems(value["id"], f"{dot}id")
    yield from _lifecycle_problems(value, dot)
    if "body" in value and "bodyValue" in value:
        yield f"{dot}bodyValue stands beside a body"
    if not isinstance(value.get("bodyValue", ""), str):
        yield f"{dot}bodyValue is not a text"
    for number, body in enumerate(as_list(value.get("body", []))):
        yield from _resource_problems(body, nth(f"{dot}body", number, value.get("body")), is_body=True)
    if not as_list(value.get("target", [])):
        yield f"{dot}target is missing"
    for number, target in enumerate(as_list(value.get("target", []))):
        yield from _resource_problems(target, nth(f"{dot}target", number, value.get("target")), is_body=False)


def _lifecycle_problems(value: dict[str, Any], dot: str) -> Iterator[str]:
    for name in DATES:
        if name in value and not (isinstance(value[name], str) and DATE.fullmatch(value[name])):
            yield f"{dot}{name} is not a date and time (xsd:dateTime)"
    for name in AGENTS:
        for one in as_list(value.get(name, [])):
            if not isinstance(one, dict):
                yield from iri_problems(one, f"{dot}{name}")
    for name in ADDRESSES:
        for one in as_list(value.get(name, [])):
            yield from iri_problems(one, f"{dot}{name}")


def _resource_problems(value: object, place: str, is_body: bool) -> Iterator[str]:
    """What is wrong with a body or a target, its items included."""
    waiting: list[tuple[object, str]] = [(value, place)]
    while waiting:
        one, place = waiting.pop()
        if not isinstance(one, dict):
            yield from iri_problems(one, place)
            continue
        if "id" in one:
            yield from iri_problems(one["id"], f"{place}.id")
        yield from _lifecycle_problems(one, f"{place}.")
        kinds = [kind for kind in as_list(one.get("type")) if kind in COMPOSITES]
        if len(kinds) > 1:
            yield f"{place}.type is {' and '.join(kinds)} at once"
        yield from _direction_problems(one, place)
        if kinds:
            waiting += [(item, f"{place}.items[{number}]") for number, item in enumerate(as_list(one.get("items")))]
        elif "source" in one:
            waiting.append((one["source"], f"{place}.source"))
            yield from selector_problems(one.get("selector"), f"{place}.selector", NEEDED)
        elif is_body and "value" in one:
            if not isinstance(one["value"], str):
                yield f"{place}.value is not a text"
        elif "id" not in one:
            yield f"{place} says neither an address nor words"
            yield from selector_problems(one.get("selector"), f"{place}.selector", NEEDED)


def _direction_problems(value: dict[str, Any], place: str) -> Iterator[str]:
    if value.get("textDirection", "auto") not in ("ltr", "rtl", "auto"):
        yield f"{place}.textDirection is not ltr, rtl or auto"
