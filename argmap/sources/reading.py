"""Any source document to a `SourceDocument`: the one way in, called by the worker process."""

from argmap.sources.document import Progress, SourceDocument, no_progress, within_limits
from argmap.sources.errors import TooLarge
from argmap.sources.kinds import SourceKind, kind_of

ORIGINAL = 64 * 2**20  # bytes: the largest value that a map file holds


def read_source(data: bytes, name: str, password: str = "", progress: Progress = no_progress) -> SourceDocument:
    """The document that `data` is, called `name` (a file's name without its folder).

    Raises a `FileTrouble` for what is of another kind, locked, damaged, without text or too large.
    """
    refuse_oversize(data, name)
    return within_limits(_read(kind_of(data, name), data, name, password, progress), name)


def refuse_oversize(data: bytes, name: str) -> None:
    """Raises `TooLarge` for bytes that no map file can keep."""
    if len(data) > ORIGINAL:
        raise TooLarge(name, f"it has {len(data) / 2**20:,.1f} MiB, and {ORIGINAL // 2**20} MiB is the most")


def _read(kind: SourceKind, data: bytes, name: str, password: str, progress: Progress) -> SourceDocument:
    # imported when needed: each parser takes a while to load, and one document needs one of them
    match kind:
        case SourceKind.PDF:
            from argmap.sources import pdf

            return pdf.read(data, name, password, progress)
        case SourceKind.DOCX:
            from argmap.sources import docx

            return docx.read(data, name, progress)
        case SourceKind.EPUB:
            from argmap.sources import epub

            return epub.read(data, name, progress)
        case SourceKind.HTML:
            from argmap.sources import html

            return html.read(data, name, progress)
        case SourceKind.MARKDOWN:
            from argmap.sources import markdown

            return markdown.read(data, name)
        case SourceKind.PLAIN:
            from argmap.sources import plain

            return plain.read(data, name)
