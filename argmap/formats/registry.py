"""The one list of formats: which file is in which, and who reads and writes it.

Another package adds a format of its own by an entry point of the group `argmap.formats` that names a `Format`
(docs/formats/adding.md).
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath

from argmap.formats import (
    aml,
    arggraph,
    argmap_json,
    argunet,
    brat,
    carneades,
    csv_files,
    csv_map,
    dot,
    freeplane,
    graphml,
    html_page,
    kialo,
    markdown_outline,
    mermaid,
    mindmup,
    opml,
    plain_text,
    tgf,
)
from argmap.formats.aif import AIF, AIF_FILES
from argmap.formats.argdown.format import ARGDOWN, ARGDOWN_JSON
from argmap.formats.docx import DOCX
from argmap.formats.errors import NotWritten, UnknownFormat
from argmap.formats.format import Format
from argmap.formats.imported import Imported, Incoming
from argmap.formats.parts import Part, losses, unlisted
from argmap.formats.sadface import SADFACE
from argmap.formats.written import Outgoing, Written
from argmap.intake.decoding import marked_encoding

USUAL = (".docx", ".md", ".csv", ".json", ".argdown")  # how names end that a user is most likely to meet
START = 65_536  # bytes that `fits` is shown
GROUP = "argmap.formats"

FORMATS = (
    mindmup.FORMAT,
    plain_text.FORMAT,
    argmap_json.FORMAT,
    ARGDOWN_JSON,
    *SADFACE,
    *AIF,
    freeplane.FORMAT,
    csv_map.FORMAT,
    csv_files.FORMAT,
    AIF_FILES,
    opml.FORMAT,
    ARGDOWN,
    markdown_outline.FORMAT,
    kialo.FORMAT,
    graphml.FORMAT,
    dot.FORMAT,
    mermaid.FORMAT,
    html_page.FORMAT,
    *DOCX,
    argunet.FORMAT,
    brat.FORMAT,
    tgf.FORMAT,
    arggraph.FORMAT,
    aml.FORMAT,
    carneades.LKIF,
    carneades.CAF,
    carneades.YAML,
)
"""In the order in which they are asked whether a file is theirs; of those of one suffix, the first takes the rest."""


@cache
def all_formats() -> tuple[Format, ...]:
    """Those of the list, and those that other packages add; these come first, as they are there on purpose."""
    return (*(one for one in _added() if isinstance(one, Format)), *FORMATS)


def _added() -> Iterable[object]:
    return (one.load() for one in entry_points(group=GROUP))


def format_of(data: bytes, name: str, format_id: str = "") -> Format:
    """The format of a file to be read: the one of that id, else by suffix and content. Raises `UnknownFormat`."""
    read = [one for one in all_formats() if one.read is not None]
    if format_id:
        return _named(read, format_id, name)
    start, suffix = _start(data), PurePath(name).suffix.lower()
    of_suffix = [one for one in read if suffix in one.suffixes]
    fitting = (one for one in (of_suffix if len(of_suffix) > 1 else []) + read if one.fits(start))
    rest = of_suffix[0] if of_suffix and of_suffix[0].takes_rest else None
    found = of_suffix[0] if len(of_suffix) == 1 else next(fitting, rest)
    if found is None:
        fits_none = f"it fits none of those of {suffix}, {_names(of_suffix)}"
        raise UnknownFormat(name, fits_none if of_suffix else f"it reads {_usual(read)}")
    return found


def _start(data: bytes) -> bytes:
    """The first bytes of a file in UTF-8 without a mark, where it says that it is in another encoding of Unicode."""
    encoding, mark_length = marked_encoding(data)
    start = data[mark_length:START]
    return start.decode(encoding, "ignore").encode() if encoding else start


def format_written(name: str, format_id: str = "") -> Format:
    """The format of a file to be written: the one of that id, else the first of its suffix. Raises `NotWritten`."""
    written = [one for one in all_formats() if one.write is not None]
    if format_id:
        return _named(written, format_id, name)
    suffix = PurePath(name).suffix.lower()
    found = next((one for one in written if suffix in one.suffixes), None)
    if found is None:
        raise NotWritten(name, _usual(written))
    return found


def import_map(incoming: Incoming, format_id: str = "") -> Imported:
    """The map in a file of any known format, with the report of what became of its content.

    Raises `UnknownFormat`, or what the format's reader raises.
    """
    read = format_of(incoming.data, incoming.name, format_id).read
    assert read is not None  # as format_of chooses among those that read
    return read(incoming)


def export_map(outgoing: Outgoing, chosen: Format) -> Written:
    """The map in a format that is written, with the report of what it could not say."""
    assert chosen.write is not None
    written = chosen.write(outgoing)
    document, carried = outgoing.tree.document, chosen.carries | written.says
    lost = [*losses(document, carried, chosen.family or chosen.id)]
    if chosen.is_for_readers and Part.SOURCES in carried:
        lost += unlisted(document)
    report = written.report
    return replace(written, report=replace(report, entries=(*report.entries, *lost)))


def _named(formats: list[Format], format_id: str, name: str) -> Format:
    found = next((one for one in formats if one.id == format_id), None)
    if found is None:
        raise UnknownFormat(name, f"{format_id[:80]} is none of the names that argmap formats lists")
    return found


def _usual(formats: list[Format]) -> str:
    """How the names of files end that are most likely meant, and how to learn of the others."""
    known = {suffix for one in formats for suffix in one.suffixes}
    return f"{', '.join(one for one in USUAL if one in known)} and others, which argmap formats lists"


def _names(formats: list[Format]) -> str:
    return ", ".join(f"{one.name} ({', '.join(one.suffixes)})" for one in formats)
