"""The one list of formats: which file is in which, and who reads and writes it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

from argmap.core.tree import Tree
from argmap.formats import argmap_json, markdown_outline, outline_writing
from argmap.formats.errors import UnknownFormat
from argmap.formats.imported import Imported


@dataclass(frozen=True, slots=True)
class Format:
    """One format of map files. `fits` looks at the first bytes, where a suffix is missing or says nothing."""

    name: str
    suffixes: tuple[str, ...]
    fits: Callable[[bytes], bool]
    read: Callable[[bytes, str], Imported]
    write: Callable[[Tree], bytes]


MOST_REMARKS = 20
START = 1024  # bytes that `fits` is shown

FORMATS = (
    Format(
        "argmap JSON",
        (".json",),
        lambda start: start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{",
        argmap_json.read,
        lambda tree: argmap_json.write(tree.document.records()),
    ),
    Format(
        "Markdown outline",
        (".md", ".markdown", ".txt"),
        markdown_outline.looks_like_outline,
        markdown_outline.read,
        outline_writing.write,
    ),
)


def format_of(data: bytes, name: str) -> Format:
    """The format of a file to be imported: by its suffix, else by its content. Raises `UnknownFormat`."""
    suffix = PurePath(name).suffix.lower()
    found = next((one for one in FORMATS if suffix in one.suffixes), None)
    found = found or next((one for one in FORMATS if one.fits(data[:START])), None)
    if found is None:
        raise UnknownFormat(name, "it reads " + _names())
    return found


def import_map(data: bytes, name: str) -> Imported:
    """The map in a file of any known format, with the first of its remarks and how many more there are.

    Raises `UnknownFormat`, or what the format's reader raises.
    """
    found = format_of(data, name).read(data, name)
    more = len(found.remarks) - MOST_REMARKS
    return replace(found, remarks=(*found.remarks[:MOST_REMARKS], f"And {more:,} more remarks.")) if more > 0 else found


def _names() -> str:
    return " and ".join(f"{one.name} ({', '.join(one.suffixes)})" for one in FORMATS)
