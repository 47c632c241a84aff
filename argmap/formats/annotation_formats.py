"""The one list of formats of annotations: which file is in which, and who reads and writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from argmap.core.tree import Tree
from argmap.formats import hypothesis_json, web_annotation, web_annotation_writing
from argmap.formats.annotations.annotation import ReadAnnotations
from argmap.formats.annotations.json_files import parse_annotations
from argmap.formats.errors import UnknownFormat


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """A format that is JSON: `fits` looks at the value, `read` makes annotations of it for the file of that name."""

    title: str
    fits: Callable[[object], bool]
    read: Callable[[object, str], ReadAnnotations]


JSON_FORMATS: dict[str, JsonFormat] = {
    web_annotation.FORMAT: JsonFormat("Web Annotation (JSON-LD)", web_annotation.fits, web_annotation.read_value),
    hypothesis_json.FORMAT: JsonFormat("Hypothesis JSON", hypothesis_json.fits, hypothesis_json.read_value),
}
"""By the names under which the command line knows them."""

WRITERS: dict[str, Callable[[Tree], bytes]] = {
    web_annotation.FORMAT: web_annotation_writing.write,
}
WRITTEN_AS = {".jsonld": web_annotation.FORMAT, ".json": web_annotation.FORMAT}
"""In which format a file is written, by its suffix."""

READ_SUFFIXES = (".jsonld", ".json")
READABLE = tuple(JSON_FORMATS)
WRITABLE = tuple(WRITERS)


def read_annotations(data: bytes, name: str, format_name: str = "") -> ReadAnnotations:
    """The annotations in a file of any known format, or of the one that is named.

    Raises `UnknownFormat`, or what the format's reader raises.
    """
    value = parse_annotations(data, name)
    for one_name, one in JSON_FORMATS.items():
        if format_name == one_name or (not format_name and one.fits(value)):
            return one.read(value, name)
    raise UnknownFormat(name, f"it reads annotations as {_titles()}")


def write_annotations(tree: Tree, name: str, format_name: str = "") -> bytes:
    """The map's passages as a file of that name, in the format that is named or that its suffix says."""
    return WRITERS[format_name or WRITTEN_AS[PurePath(name).suffix.lower()]](tree)


def _titles() -> str:
    return " and ".join(one.title for one in JSON_FORMATS.values())
