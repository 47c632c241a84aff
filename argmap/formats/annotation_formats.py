"""The one list of formats of annotations: which file is in which, and who reads and writes it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

from argmap.core.tree import Tree
from argmap.formats import hypothesis_json, refi_qda, refi_qda_writing, web_annotation, web_annotation_writing
from argmap.formats.annotations.annotation import ReadAnnotations, told_apart
from argmap.formats.annotations.json_files import parse_annotations
from argmap.formats.annotations.leaving import Leaving, leaving
from argmap.formats.errors import UnknownFormat


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """A format that is JSON: `fits` looks at the value, `read` makes annotations of it for the file of that name."""

    title: str
    fits: Callable[[object], bool]
    read: Callable[[object, str], ReadAnnotations]


@dataclass(frozen=True, slots=True)
class Writer:
    """A format that is written. `takes` says whether a passage can be said in it."""

    write: Callable[[Tree], bytes]
    takes: Callable[[Leaving], bool]


JSON_FORMATS: dict[str, JsonFormat] = {
    web_annotation.FORMAT: JsonFormat("Web Annotation", web_annotation.fits, web_annotation.read_value),
    hypothesis_json.FORMAT: JsonFormat("Hypothesis", hypothesis_json.fits, hypothesis_json.read_value),
}
"""By the names under which the command line knows them."""

WRITERS: dict[str, Writer] = {
    web_annotation.FORMAT: Writer(web_annotation_writing.write, lambda one: True),
    refi_qda.FORMAT: Writer(refi_qda_writing.write, refi_qda_writing.takes),
}
WRITTEN_AS = {".jsonld": web_annotation.FORMAT, ".json": web_annotation.FORMAT, ".qdpx": refi_qda.FORMAT}
"""In which format a file is written, by its suffix."""

READ_SUFFIXES = (".jsonld", ".json", ".qdpx", ".qde")
DROPPED_SUFFIXES = (".jsonld", ".qdpx", ".qde")
"""Those that nothing else is called by: a file of that name that is dropped on a map is one of annotations."""

READABLE = (*JSON_FORMATS, refi_qda.FORMAT)
WRITABLE = tuple(WRITERS)


def read_annotations(data: bytes, name: str, format_name: str = "") -> ReadAnnotations:
    """The annotations in a file of any known format, or of the one that is named; ids that it gives twice told apart.

    Raises `UnknownFormat`, or what the format's reader raises.
    """
    read = _read(data, name, format_name)
    return replace(read, annotations=tuple(told_apart(read.annotations)))


def _read(data: bytes, name: str, format_name: str) -> ReadAnnotations:
    if format_name == refi_qda.FORMAT or (not format_name and refi_qda.fits(data)):
        return refi_qda.read(data, name)
    value = parse_annotations(data, name)
    for one_name, one in JSON_FORMATS.items():
        if format_name == one_name or (not format_name and one.fits(value)):
            return one.read(value, name)
    raise UnknownFormat(name, f"annotations: {', '.join(one.title for one in JSON_FORMATS.values())}, REFI-QDA")


def format_written(name: str) -> str | None:
    """In which format a file of that name is written; None if its suffix is that of none."""
    return WRITTEN_AS.get(PurePath(name).suffix.lower())


def write_annotations(tree: Tree, format_name: str) -> bytes:
    """The map's passages as a file in a format of `WRITABLE`."""
    return WRITERS[format_name].write(tree)


def counted(tree: Tree, format_name: str) -> tuple[int, int]:
    """How many of the map's passage links a format takes, and how many it cannot say."""
    found = [WRITERS[format_name].takes(one) for one in leaving(tree)]
    return sum(found), len(found) - sum(found)
