"""Documents of every kind come out of the worker process as they are read in this one."""

import pytest

from argmap.sources.errors import CopyProtected
from argmap.sources.reading import read_source
from argmap.worker.client import Worker
from tests.sources.docx_making import docx, paragraph
from tests.sources.epub_making import epub, page
from tests.sources.pdf_making import Words, pdf

DOCUMENTS = {
    "a.txt": b"one",
    "a.md": b"# one",
    "a.html": b"<h1>one</h1>",
    "a.pdf": pdf([Words("one")]),
    "a.docx": docx(paragraph("one", "<w:outlineLvl w:val='0'/>")),
    "a.epub": epub({"a.xhtml": page("<h1>one</h1>")}, "<dc:language>en</dc:language>"),
}
PROTECTED = {"META-INF/encryption.xml": "<e><EncryptionMethod Algorithm='secret'/></e>"}


def test_the_worker_hands_over_what_it_read():
    worker = Worker()
    try:
        for name, data in DOCUMENTS.items():
            assert worker.read_source(data, name) == read_source(data, name)
    finally:
        worker.close()


def test_a_protected_book_is_refused_by_its_own_sentence():
    worker = Worker()
    try:
        with pytest.raises(CopyProtected):
            worker.read_source(epub({"a.xhtml": page("one")}, others=PROTECTED), "a.epub")
    finally:
        worker.close()
