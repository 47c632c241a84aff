"""Bodies, targets and selectors of Web Annotations to what an annotation says, whatever it was made with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from argmap.core.records import Kind
from argmap.core.references.identity import doi_key
from argmap.formats.annotations.annotation import NamedSource, Span, Target
from argmap.formats.annotations.html_words import plain_words
from argmap.formats.annotations.roles import kind_of
from argmap.formats.annotations.selectors import as_list
from argmap.formats.web_annotation_checks import COMPOSITES
from argmap.formats.web_annotation_words import TERM, record_id
from argmap.intake.countings import Counting

PAGE = re.compile(r"(?:^|[#&?])page=(\d{1,6})\b")
COUNTINGS = {"TextPositionSelector": Counting.CODE_POINTS, "DataPositionSelector": Counting.UTF8}


@dataclass(frozen=True, slots=True)
class Bodies:
    """What the bodies of an annotation say."""

    text: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    kind: Kind = Kind.CLAIM


def bodies_of(value: dict[str, Any]) -> Bodies:
    """The words of an annotation's bodies, its tags, the addresses it gives instead, and the kind of card it is."""
    texts = [value["bodyValue"]] if "bodyValue" in value else []
    motivations = as_list(value.get("motivation"))
    tags: list[str] = []
    links: list[str] = []
    kind = Kind.QUESTION if "questioning" in motivations else Kind.CLAIM
    for body in _resources(value.get("body"), only_first=True):
        purposes = as_list(body.get("purpose")) or motivations
        words = _words(body)
        if words is None:
            links += [address for address in [_address(body)] if address]
        elif "classifying" in purposes and (said := kind_of(words)) is not None:
            kind = said
        elif "tagging" in purposes or "classifying" in purposes:
            tags.append(words)
        else:
            texts.append(words)
    return Bodies("\n\n".join(text for text in texts if text.strip()), tuple(tags), tuple(links), kind)


def targets_of(value: dict[str, Any]) -> tuple[Target, ...]:
    """What an annotation is about."""
    return tuple(_target(one) for one in _resources(value.get("target"), only_first=False))


def _resources(value: Any, only_first: bool) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # a value of foreign JSON
    """Bodies or targets as objects; of a choice only the first, of other sets all."""
    waiting = as_list(value)[::-1]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield {"id": one}
        elif any(kind in COMPOSITES for kind in as_list(one.get("type"))):
            items = as_list(one.get("items"))
            is_choice = only_first and "Choice" in as_list(one.get("type"))
            waiting += items[:1] if is_choice else items[::-1]
        else:
            yield one


def _words(body: dict[str, Any]) -> str | None:
    """The words of a body; None for one that lies elsewhere."""
    found = body.get("value")
    if not isinstance(found, str):
        return None
    return plain_words(found) if body.get("format") in ("text/html", "application/xhtml+xml") else found


def _address(resource: dict[str, Any]) -> str:
    """Where a resource lies: its own address, or that of what it is a part or a rendering of."""
    source = resource.get("source", resource)
    found = source.get("id", "") if isinstance(source, dict) else source
    return found if isinstance(found, str) else ""


def _target(value: dict[str, Any]) -> Target:
    selectors = [one for one in as_list(value.get("selector")) if isinstance(one, dict)]
    quote = next((one for one in _with_refining(selectors) if "TextQuoteSelector" in as_list(one.get("type"))), {})
    return Target(
        source=_source(value),
        exact=quote.get("exact", ""),
        prefix=quote.get("prefix", ""),
        suffix=quote.get("suffix", ""),
        span=next(_spans(selectors), None),
        page=_page(value, selectors),
    )


def _with_refining(selectors: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    waiting = selectors[::-1]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [inner for inner in as_list(one.get("refinedBy")) if isinstance(inner, dict)]


def _spans(selectors: list[dict[str, Any]]) -> Iterator[Span]:
    """The places that count from the source's start; those that refine another selector do not."""
    for one in selectors:
        for kind in as_list(one.get("type")):
            if isinstance(kind, str) and kind in COUNTINGS and one["start"] < one["end"]:
                yield Span(one["start"], one["end"], COUNTINGS[kind])


def _source(value: dict[str, Any]) -> NamedSource:
    source = value.get("source", value)
    address = _address(value)
    named = source if isinstance(source, dict) else {}
    return NamedSource(
        id=record_id(_text(named, f"{TERM}:source") or address),
        address="" if record_id(address) else address,
        doi=doi_key(_text(named, "dcterms:identifier")),
        title=_text(named, "dcterms:title"),
        sha256=_text(named, f"{TERM}:sha256"),
    )


def _page(value: dict[str, Any], selectors: list[dict[str, Any]]) -> str:
    """The page's label if it is said, else its number."""
    label = _text(value, f"{TERM}:page")
    fragments = [_text(one, "value") for one in selectors if "FragmentSelector" in as_list(one.get("type"))]
    numbers = (PAGE.search(text) for text in [*fragments, _address(value)])
    return label or next((found[1] for found in numbers if found), "")


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name, "")
    return found if isinstance(found, str) else ""
