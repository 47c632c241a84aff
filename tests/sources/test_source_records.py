"""A document as read becomes records that say the same."""

from hashlib import sha256
from itertools import count

from argmap.sources.reading import read_source
from argmap.sources.source_records import source_records, source_text
from tests.sources.epub_making import epub, page
from tests.sources.pdf_making import Words, pdf


def ids():
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def test_the_records_hold_what_the_document_says():
    data = pdf([Words("One")], [Words("Two")], info="/Title (T) /Author (A)")
    source, text = source_records(read_source(data, "a.pdf"), "a.pdf", ids())
    assert (source.title, source.authors, source.kind) == ("T", "A", "application/pdf")
    assert (text.source_id, text.version, text.text) == (source.id, 1, "One\n\nTwo")
    assert text.locators == ((0, "page", "1"), (5, "page", "2"))
    assert (text.media_type, text.sha256) == ("application/pdf", sha256(b"One\n\nTwo").hexdigest())
    assert text.original_sha256 == sha256(data).hexdigest()


def test_the_language_of_a_document_is_part_of_its_citation():
    data = epub({"a.xhtml": page("one")}, "<dc:language>ar</dc:language>")
    source, _ = source_records(read_source(data, "a.epub"), "a.epub", ids())
    assert source.citation == '{"language":"ar"}'


def test_a_document_without_a_title_is_called_as_its_file():
    source, _ = source_records(read_source(b"one", "My notes.v2.txt"), "My notes.v2.txt", ids())
    assert source.title == "My notes.v2"


def test_a_later_version_belongs_to_the_same_source():
    source, first = source_records(read_source(b"one", "a.txt"), "a.txt", ids())
    second = source_text(read_source(b"two", "a.txt"), source, 2, lambda: "f" * 32)
    assert (second.source_id, second.version, second.text) == (first.source_id, 2, "two")


def test_what_is_too_long_for_a_record_is_cut():
    html = f"<title>{'t' * 3000}</title><h1>{'h' * 3000}</h1>"
    source, text = source_records(read_source(html.encode(), "a.html"), "a.html", ids())
    assert len(source.title) == 2000
    assert [len(label) for _, _, label in text.locators] == [2000]


def test_a_file_whose_name_is_no_utf_8_gives_a_title_that_a_record_can_hold():
    name = b"caf\xe9.txt".decode(errors="surrogateescape")  # as Python has it from a folder
    source, _ = source_records(read_source(b"one", name), name, ids())
    assert source.title == "caf\N{REPLACEMENT CHARACTER}"
