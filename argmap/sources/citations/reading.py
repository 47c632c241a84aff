"""A file of references in the format that its name says."""

from argmap.sources.citations.bibtex import read_bibtex
from argmap.sources.citations.csl_json import read_csl_json
from argmap.sources.citations.errors import UnknownReferences
from argmap.sources.citations.item import Item
from argmap.sources.citations.ris import read_ris

READERS = {".bib": read_bibtex, ".json": read_csl_json, ".ris": read_ris}
OWN_SUFFIXES = (".bib", ".ris")
"""Those that no other kind of file has."""


def read_references(data: bytes, name: str) -> tuple[Item, ...]:
    """The references in `data`. Raises `UnknownReferences`, or what the reader of the format raises."""
    for suffix, read in READERS.items():
        if name.lower().endswith(suffix):
            return read(data, name)
    raise UnknownReferences(name, ", ".join(READERS))
