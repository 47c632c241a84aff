"""Which kind of document a file is: by its first bytes where they tell, else by its suffix."""

import re
from enum import StrEnum
from pathlib import PurePath

from argmap.intake.archives import Archive
from argmap.intake.errors import DamagedFile, LockedFile
from argmap.sources.errors import UnknownKind

HEAD = 1024  # bytes looked at; a PDF may have that much before its header (ISO 32000-1, annex H.3.4.1)


class SourceKind(StrEnum):
    PLAIN = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EPUB = "application/epub+zip"


SUFFIXES = {
    ".txt": SourceKind.PLAIN,
    ".text": SourceKind.PLAIN,
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".mkd": SourceKind.MARKDOWN,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".xht": SourceKind.HTML,
    ".pdf": SourceKind.PDF,
    ".docx": SourceKind.DOCX,
    ".docm": SourceKind.DOCX,
    ".epub": SourceKind.EPUB,
}
"""What a file dialog offers, and what is believed where the bytes do not tell."""

ARCHIVE = b"PK\x03\x04"
ARCHIVES = {SourceKind.DOCX, SourceKind.EPUB}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # DOC, XLS and PPT; and what Office writes where a password is set
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
OTHERS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    OLD_OFFICE,
    b"{\\rtf",
    b"%!PS",
    b"SQLite format 3\0",
)
HTML_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def kind_of(data: bytes, name: str) -> SourceKind:
    """The kind of the document `data` that was called `name`. Raises `UnknownKind` for what surely is another."""
    head = data[:HEAD]
    if head.startswith(OLD_OFFICE) and ENCRYPTED in data:
        raise LockedFile(name)
    if head.startswith(OTHERS):
        raise UnknownKind(name)
    if head.startswith(ARCHIVE):
        return _kind_of_archive(data, name)
    if b"%PDF-" in head and (head.lstrip().startswith(b"%PDF-") or b"\0" in data[: 16 * HEAD]):
        return SourceKind.PDF
    kind = SUFFIXES.get(PurePath(name).suffix.lower())
    if kind is None:
        return SourceKind.HTML if HTML_START.match(head.removeprefix(b"\xef\xbb\xbf")) else SourceKind.PLAIN
    return kind


def _kind_of_archive(data: bytes, name: str) -> SourceKind:
    try:
        names = Archive(data, name).names
    except DamagedFile:
        if SUFFIXES.get(PurePath(name).suffix.lower()) in ARCHIVES:
            raise
        raise UnknownKind(name) from None
    if "[Content_Types].xml" in names and any(one.startswith("word/") for one in names):
        return SourceKind.DOCX
    if "META-INF/container.xml" in names:
        return SourceKind.EPUB
    raise UnknownKind(name)
