"""A document's kind is told by its bytes first, then by its name."""

import pytest

from argmap.intake.errors import LockedFile
from argmap.sources.errors import UnknownKind
from argmap.sources.kinds import SourceKind, kind_of


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"one", "a.txt", SourceKind.PLAIN),
        (b"one", "a", SourceKind.PLAIN),
        (b"one", "a.log", SourceKind.PLAIN),
        (b"one", "A.MD", SourceKind.MARKDOWN),
        (b"one", "a.htm", SourceKind.HTML),
        (b"<html>", "a.txt", SourceKind.PLAIN),
        (b"\xef\xbb\xbf <!-- x -->\n<!DOCTYPE HTML>", "a", SourceKind.HTML),
        (b'<?xml version="1.0"?><html>', "a.php", SourceKind.HTML),
        (b"%PDF-1.4", "a.txt", SourceKind.PDF),
        (b"junk\0 %PDF-1.4", "a", SourceKind.PDF),
        (b"a PDF begins with %PDF- and goes on", "a.txt", SourceKind.PLAIN),
        (b"one", "a.pdf", SourceKind.PDF),
    ],
)
def test_the_kind_of_a_document(data, name, kind):
    assert kind_of(data, name) is kind


@pytest.mark.parametrize("data", [b"PK\x03\x04...", b"\x89PNG\r\n", b"SQLite format 3\0", b"{\\rtf1"])
def test_another_kind_of_file_is_refused_by_name(data):
    with pytest.raises(UnknownKind, match=r"“a\.txt” is not plain text, Markdown, HTML, PDF, DOCX or EPUB"):
        kind_of(data, "a.txt")


def test_an_office_document_with_a_password_is_called_locked():
    data = b"\xd0\xcf\x11\xe0" + bytes(60) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(LockedFile, match=r"“a\.docx” is locked"):
        kind_of(data, "a.docx")
