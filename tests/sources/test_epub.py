"""An EPUB becomes the text of its parts in reading order; a protected or damaged one is refused with its reason."""

import pytest

from argmap.intake.errors import DamagedFile, SwollenFile
from argmap.sources.errors import CopyProtected, NoText, UnknownKind
from argmap.sources.reading import read_source
from tests.sources.docx_making import zipped
from tests.sources.epub_making import CONTAINER, epub, navigation, package, page

NAVIGATION = '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
NCX = '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'


def encryption(algorithm: str) -> str:
    method = f'<enc:EncryptionMethod Algorithm="{algorithm}"/>'
    data = f"<enc:EncryptedData>{method}</enc:EncryptedData>"
    return f'<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#">{data}</encryption>'


def test_parts_come_in_reading_order_with_an_empty_line_between():
    parts = {"b.xhtml": page("<p>one</p>"), "a.xhtml": page("<p>two</p>")}
    assert read_source(epub(parts), "a.epub").text == "one\n\ntwo"


def test_parts_are_found_beside_their_package_by_escaped_addresses():
    made = epub(
        {"text/a%20b.xhtml": "", "../c.xhtml": ""}, others={"OPS/text/a b.xhtml": page("one"), "c.xhtml": "two"}
    )
    assert read_source(made, "a.epub").text == "one\n\ntwo"


def test_the_package_says_title_author_date_language_and_address():
    said = (
        "<dc:title>T</dc:title><dc:creator>Ada A.</dc:creator><dc:creator opf:role='aut'>Bo B.</dc:creator>"
        "<dc:creator opf:role='ill'>Cy C.</dc:creator><dc:creator id='d'>Di D.</dc:creator>"
        "<meta refines='#d' property='role'>trl</meta><dc:language>pt-BR</dc:language>"
        "<dc:date opf:event='conversion'>2024</dc:date><dc:date>2019-03-02</dc:date>"
        "<dc:identifier>urn:isbn:1</dc:identifier><dc:identifier>https://example.org/t</dc:identifier>"
    )
    book = read_source(epub({"a.xhtml": page("one")}, said), "a.epub")
    assert (book.title, book.authors, book.issued) == ("T", "Ada A.; Bo B.", "2019-03-02")
    assert (book.language, book.url) == ("pt-BR", "https://example.org/t")


def test_headings_and_printed_pages_are_locators_in_the_whole_book():
    second = (
        "<h2>Two</h2>three <span epub:type='pagebreak' title='7'/>four<hr role='doc-pagebreak' aria-label='8'/>five"
    )
    book = read_source(epub({"a.xhtml": page("<p>one</p>"), "b.xhtml": page(second)}), "a.epub")
    assert book.text == "one\n\nTwo\n\nthree four\n\nfive"
    assert book.locators == ((5, "heading2", "Two"), (16, "page", "7"), (22, "page", "8"))


def test_the_navigation_names_chapters_at_their_words():
    parts = {"a.xhtml": page("<p>one</p><p id='x'> two</p>"), "b.xhtml": page("<p>three</p>")}
    contents = navigation(("a.xhtml#x", "Second"), ("b.xhtml", "Third"), ("c.xhtml", "Nowhere"))
    book = read_source(epub(parts, items=NAVIGATION, others={"OPS/nav.xhtml": contents}), "a.epub")
    assert book.text == "one\n\ntwo\n\nthree"
    assert book.locators == ((5, "chapter", "Second"), (10, "chapter", "Third"))


def test_the_contents_of_an_older_book_name_its_chapters():
    doctype = '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
    inner = '<navPoint><navLabel><text>In</text></navLabel><content src="b.xhtml#x"/></navPoint>'
    point = f'<navPoint><navLabel><text>Out</text></navLabel><content src="a.xhtml"/>{inner}</navPoint>'
    parts = {"a.xhtml": page("one"), "b.xhtml": page("two <i id='x'>three</i>")}
    contents = f"{doctype}<ncx><navMap>{point}</navMap></ncx>"
    book = read_source(epub(parts, items=NCX, others={"OPS/toc.ncx": contents}), "a.epub")
    assert book.locators == ((0, "chapter", "Out"), (9, "chapter", "In"))


def test_a_chapter_that_begins_with_its_heading_is_named_once():
    contents = navigation(("a.xhtml", "One"))
    book = read_source(
        epub({"a.xhtml": page("<h1>One</h1>two")}, items=NAVIGATION, others={"OPS/nav.xhtml": contents}), "a"
    )
    assert book.locators == ((0, "heading1", "One"),)


def test_parts_of_a_book_without_contents_are_named_by_their_titles():
    parts = {"a.xhtml": page("one", "<title>First</title>"), "b.xhtml": page("two")}
    assert read_source(epub(parts), "a.epub").locators == ((0, "chapter", "First"),)


def test_empty_elements_of_xhtml_do_not_swallow_what_follows():
    body = "<p/>one <a id='x'/>two<script src='a.js'/><![CDATA[ <three> & ]]>"
    assert read_source(epub({"a.xhtml": page(body, "<title/>")}), "a.epub").text == "one two <three> &"


def test_notes_in_asides_are_part_of_a_book():
    assert read_source(epub({"a.xhtml": page("<p>one</p><aside>two</aside>")}), "a.epub").text == "one\n\ntwo"


def test_a_part_that_is_not_there_is_said_and_the_rest_is_read():
    made = zipped({"META-INF/container.xml": CONTAINER, "OPS/book.opf": package(["a", "b"]), "OPS/a": page("one")})
    book = read_source(made, "a.epub")
    assert book.text == "one"
    assert book.warnings == ("1 part of “a.epub” cannot be read: the archive does not hold what the book names.",)


@pytest.mark.parametrize("fallback", ["", "none", "i1"])
def test_a_part_that_is_a_picture_is_said(fallback: str):
    picture = f'<item id="i1" href="b.svg" media-type="image/svg+xml" fallback="{fallback}"/>'
    book = read_source(epub({"a.xhtml": page("one"), "b.svg": "<svg><text>two</text></svg>"}, items=picture), "a.epub")
    assert book.text == "one"
    assert book.warnings == ("1 part of “a.epub” cannot be read: the book has a picture there.",)


def test_what_a_book_has_instead_of_a_picture_is_read():
    picture = '<item id="i1" href="b.svg" media-type="image/svg+xml" fallback="png"/>'
    others = '<item id="png" media-type="image/png" fallback="t"/><item id="t" href="t.xhtml" media-type="text/html"/>'
    parts = {"a.xhtml": page("one"), "b.svg": "<svg/>"}
    book = read_source(epub(parts, items=picture + others, others={"OPS/t.xhtml": page("two")}), "a.epub")
    assert (book.text, book.warnings) == ("one\n\ntwo", ())


def test_an_address_that_leads_out_of_the_book_is_never_followed(tmp_path):
    outside = tmp_path / "outside.xhtml"
    outside.write_text(page("secret"))
    made = zipped(
        {
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": package(["a", str(outside), "../" * 20 + str(outside)[1:], outside.as_uri()]),
            "OPS/a": page("one"),
        }
    )
    assert read_source(made, "a.epub").text == "one"


def test_a_copy_protected_book_is_refused():
    others = {"META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}
    with pytest.raises(CopyProtected, match=r"“a\.epub” is copy protected \(DRM\)"):
        read_source(epub({"a.xhtml": page("one")}, others=others), "a.epub")


@pytest.mark.parametrize("algorithm", ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"])
def test_a_book_whose_fonts_alone_are_obfuscated_is_read(algorithm):
    others = {"META-INF/encryption.xml": encryption(algorithm)}
    assert read_source(epub({"a.xhtml": page("one")}, others=others), "a.epub").text == "one"


def test_a_book_of_pictures_holds_no_text():
    with pytest.raises(NoText):
        read_source(epub({"a.xhtml": page("<img src='a.png'/>")}), "a.epub")


def test_a_book_without_reading_order_is_damaged():
    with pytest.raises(DamagedFile, match="it names no part to read"):
        read_source(epub({}), "a.epub")


def test_a_book_without_package_is_damaged():
    with pytest.raises(DamagedFile, match="a part of it is missing"):
        read_source(zipped({"META-INF/container.xml": CONTAINER}), "a.epub")


def test_a_book_cut_short_is_damaged():
    with pytest.raises(DamagedFile, match="its archive cannot be opened"):
        read_source(epub({"a.xhtml": page("one")})[:-40], "a.epub")


def test_entities_in_a_package_are_refused():
    bomb = '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><package>&b;</package>'
    with pytest.raises(SwollenFile, match="declares entities"):
        read_source(zipped({"META-INF/container.xml": CONTAINER, "OPS/book.opf": bomb}), "a.epub")


def test_an_archive_that_is_no_book_is_of_another_kind():
    with pytest.raises(UnknownKind):
        read_source(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.epub")
