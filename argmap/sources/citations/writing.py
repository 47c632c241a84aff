"""A file of references in the format that its name says."""

from collections.abc import Callable, Iterable

from argmap.sources.citations.bibtex import write_bibtex
from argmap.sources.citations.csl_json import write_csl_json
from argmap.sources.citations.item import Item

WRITERS: dict[str, Callable[[Iterable[Item]], bytes]] = {".bib": write_bibtex, ".json": write_csl_json}


def write_references(items: Iterable[Item], suffix: str) -> bytes:
    """The references as the format of that suffix, one of `WRITERS`."""
    return WRITERS[suffix](items)
