"""A source's reference as lines that people edit, and back; what nobody touched stays as it is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from argmap.core.records import Source, canonical_json
from argmap.core.references.dates import date_of_line, written_date
from argmap.core.references.doi import doi_in
from argmap.core.references.names import line_of_names, names_of_line
from argmap.core.references.plain import plain, text_in
from argmap.core.values import values_that_fit

VARIABLES = {
    "kind": "type",
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "edition": "edition",
    "doi": "DOI",
    "url": "URL",
}
OF_THE_SOURCE = ("title", "authors", "issued", "url")
"""The fields that a source has beside its reference; without one they say it all."""
UNTYPED = "document"


@dataclass(frozen=True, slots=True)
class SourceFields:
    """One line each; authors are divided by semicolons, family names first: “Ríos, Ana; World Bank”."""

    kind: str = ""
    title: str = ""
    authors: str = ""
    issued: str = ""
    container: str = ""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    doi: str = ""
    url: str = ""


def fields_of(source: Source) -> SourceFields:
    """What is known of a source, from its own fields and from its reference."""
    said = _said(source)
    found = {name: text_in(said, variable) for name, variable in VARIABLES.items()}
    own = {name: plain(getattr(source, name)) for name in ("title", "url")}
    return SourceFields(
        **{**found, **{name: line for name, line in own.items() if line}},
        authors=line_of_names(said.get("author")) or plain(source.authors),
        issued=plain(source.issued) or written_date(said.get("issued")),
    )


def with_fields(source: Source, after: SourceFields) -> Source:
    """The source with what differs from `fields_of(source)`, in its own fields and in its reference alike.

    Raises `EditRefused` for a line that does not fit.
    """
    lines = changed(fields_of(source), after)
    if not lines:
        return source
    own = {name: line for name, line in lines.items() if name in OF_THE_SOURCE}
    with values_that_fit():
        return replace(source, **own, citation=canonical_json(_reference(_said(source), lines, after)))


def changed(before: SourceFields, after: SourceFields) -> dict[str, str]:
    """The lines that say something else."""
    lines = {one.name: getattr(after, one.name) for one in fields(after)}
    return {name: line for name, line in lines.items() if line != getattr(before, name)}


def _reference(said: dict[str, Any], changed: Mapping[str, str], after: SourceFields) -> dict[str, Any]:
    if not said and set(changed) <= set(OF_THE_SOURCE):
        return said
    lines = dict(changed) if said else {one.name: getattr(after, one.name) for one in fields(after)}
    authors = lines.pop("authors", None)
    known = {**said, **dict(_variable(name, line) for name, line in lines.items())}
    if authors is not None:
        known["author"] = names_of_line(authors, said.get("author"), is_typed="authors" in changed)
    return {"type": UNTYPED, **{variable: value for variable, value in known.items() if value not in ("", [], None)}}


def _variable(name: str, line: str) -> tuple[str, object]:
    match name:
        case "issued":
            return "issued", date_of_line(line) if line else None
        case "doi":
            return "DOI", doi_in(line) or line
        case _:
            return VARIABLES[name], line


def _said(source: Source) -> dict[str, Any]:
    parsed = json.loads(source.citation)
    return parsed if isinstance(parsed, dict) else {}
