"""Which of the map's sources an annotation means: by our own id, DOI, address, title or file name, if only one fits."""

from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from argmap.core.records import Source
from argmap.core.references.identity import address_key, addresses_of, doi_key, dois_of, title_key, titles_of
from argmap.formats.annotations.annotation import NamedSource


def match(named: NamedSource, sources: Iterable[Source]) -> Source | None:
    """The one source that is meant; None where none fits, or several do and nothing tells which."""
    known = list(sources)
    for names_of, wanted in _ways(named):
        found = [one for one in known if wanted & names_of(one)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


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
        (dois_of, {doi for text in (named.doi, named.address) if (doi := doi_key(text))}),
        (addresses_of, {address_key(named.address)} - {""}),
        (titles_of, {title_key(named.title)} - {""}),
        (titles_of, {title_key(name) for one in file_names for name in (one, _stem(one))} - {""}),
    ]
    return ways


def _stem(name: str) -> str:
    return PurePosixPath(name).stem
