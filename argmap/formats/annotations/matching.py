"""Which of the map's sources an annotation means: by our own id, DOI, address, title or file name, if only one fits."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from argmap.core.records import Source
from argmap.formats.annotations.annotation import NamedSource

DOI = re.compile(r"(?:^|doi:|doi\.org/)\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)


def match(named: NamedSource, sources: Iterable[Source]) -> Source | None:
    """The one source that is meant; None where none fits, or several do and nothing tells which."""
    known = list(sources)
    for names_of, wanted in _ways(named):
        found = [one for one in known if wanted & names_of(one)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def doi_in(text: str) -> str:
    """The DOI that an address or an identifier holds, in lower case; empty if it holds none."""
    found = DOI.search(unquote(text).strip())
    return found[1].rstrip(".,;)").lower() if found else ""


def address_key(address: str) -> str:
    """An address without what does not tell pages apart: scheme, "www.", fragment, a last stroke; empty for none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https"):
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + unquote(parts.path).rstrip("/") + query


def file_name_in(address: str) -> str:
    """The name of the file that an address leads to; empty if it leads to none."""
    try:
        return PurePosixPath(unquote(urlsplit(address).path)).name if address else ""
    except ValueError:
        return ""


def _ways(named: NamedSource) -> list[tuple[Callable[[Source], set[str]], set[str]]]:
    """What to compare, the surest first: the names of a source, and those that are wanted."""
    file_names = {named.file_name, file_name_in(named.address)} - {""}
    ways: list[tuple[Callable[[Source], set[str]], set[str]]] = [
        (lambda one: {one.id}, {named.id or ""}),
        (dois_of, {doi for text in (named.doi, named.address) if (doi := doi_in(text))}),
        (_addresses, {address_key(named.address)} - {""}),
        (_titles, {_plain(named.title)} - {""}),
        (_titles, {_plain(name) for one in file_names for name in (one, _stem(one))} - {""}),
    ]
    return ways


def dois_of(source: Source) -> set[str]:
    """The DOIs that a source gives, in lower case."""
    given = _citation(source, "DOI")
    return {doi for text in (given, source.url) if (doi := doi_in(text))}


def _addresses(source: Source) -> set[str]:
    return {address_key(source.url), address_key(_citation(source, "URL"))} - {""}


def _titles(source: Source) -> set[str]:
    return {_plain(source.title), _plain(_citation(source, "title"))} - {""}


def _citation(source: Source, field: str) -> str:
    value = json.loads(source.citation)
    said = value.get(field, "") if isinstance(value, dict) else ""
    return said if isinstance(said, str) else ""


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())
