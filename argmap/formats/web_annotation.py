"""W3C Web Annotations (JSON-LD): one of them, a page or a collection. Nothing that they point at is fetched."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from argmap.core.annotations import Said
from argmap.core.records import LinkRole, canonical_json
from argmap.formats.annotations.annotation import Annotation, ReadAnnotations
from argmap.formats.annotations.json_files import parse_annotations, refuse_many, refuse_problems
from argmap.formats.annotations.selectors import as_list
from argmap.formats.web_annotation_checks import CONTEXT, TYPE, annotation_problems, context_problems
from argmap.formats.web_annotation_parts import bodies_of, targets_of
from argmap.formats.web_annotation_words import TERM, record_id

FORMAT = "web-annotation"
PAGE, COLLECTION = "AnnotationPage", "AnnotationCollection"


def read(data: bytes, name: str) -> ReadAnnotations:
    """The annotations in a file. Raises `CannotImport` with the places of its problems, `BrokenJson`, `EmptyImport`."""
    return read_value(parse_annotations(data, name), name)


def read_value(value: object, name: str) -> ReadAnnotations:
    """The annotations that the JSON of the file `name` says. Raises `CannotImport`."""
    problems = [problem for one, place in _files(value) for problem in context_problems(one, place)]
    placed = list(_placed(value))
    problems += [problem for one, place in placed for problem in annotation_problems(one, place)]
    refuse_problems(problems, name)
    refuse_many(len(placed), name)
    return ReadAnnotations(tuple(annotation_of(one) for one, _ in placed), tuple(_elsewhere(value)))


def fits(value: object) -> bool:
    """Whether a JSON value says of itself that it is of this format."""
    first = next(iter(as_list(value)), None)
    return isinstance(first, dict) and (CONTEXT in as_list(first.get("@context")) or _is(first, TYPE, PAGE, COLLECTION))


def annotation_of(value: dict[str, Any]) -> Annotation:
    """One annotation that has no problems. Without an id it is known by all that it says."""
    own_id = str(value.get("id") or "urn:sha256:" + sha256(canonical_json(value).encode()).hexdigest())
    bodies = bodies_of(value)
    return Annotation(
        said=Said(FORMAT, own_id, _without_context(value), record_id(own_id)),
        text=bodies.text,
        links=bodies.links,
        tags=bodies.tags,
        kind=bodies.kind,
        role=_role(value),
        targets=targets_of(value),
        card=_text(value, f"{TERM}:card"),
    )


def _files(value: object) -> Iterator[tuple[dict[str, Any], str]]:
    """The objects that must say what they speak of, with what stands before the names of their fields."""
    if isinstance(value, list):
        yield from ((one, f"[{number}].") for number, one in enumerate(value) if isinstance(one, dict))
    elif isinstance(value, dict):
        yield value, ""


def _placed(value: object) -> Iterator[tuple[Any, str]]:
    """What should be annotations, each with its place in the file."""
    if isinstance(value, list):
        yield from ((one, f"[{number}]") for number, one in enumerate(value))
    elif isinstance(value, dict) and _is(value, COLLECTION, PAGE):
        for page, place in _pages(value):
            items = as_list(page.get("items"))
            yield from ((one, f"{place}items[{number}]") for number, one in enumerate(items))
    else:
        yield value, ""


def _pages(value: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """The pages that the file itself holds."""
    page, place = (value.get("first"), "first.") if _is(value, COLLECTION) else (value, "")
    while isinstance(page, dict):
        yield page, place
        page, place = page.get("next"), f"{place}next."


def _elsewhere(value: object) -> Iterator[str]:
    """What the file only points at."""
    if not isinstance(value, dict) or not _is(value, COLLECTION, PAGE):
        return
    pages = [page for page, _ in _pages(value)]
    if not pages and value.get("first") is not None:
        yield "The annotations of this collection lie elsewhere, and argmap fetches nothing."
    elif pages and pages[-1].get("next") is not None:
        yield "More pages of this collection lie elsewhere, and argmap fetches nothing."


def _is(value: dict[str, Any], *types: str) -> bool:
    return any(kind in types for kind in as_list(value.get("type")))


def _without_context(value: dict[str, Any]) -> dict[str, Any]:
    """What is kept for the way back: the context, which says nothing of its own, is written anew."""
    return {key: inner for key, inner in value.items() if key != "@context" or inner != CONTEXT}


def _role(value: dict[str, Any]) -> LinkRole | None:
    return next((role for role in LinkRole if value.get(f"{TERM}:role") == role.value), None)


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name, "")
    return found if isinstance(found, str) else ""
