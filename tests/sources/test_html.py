"""A web page becomes the text its reader sees, without what stands around it."""

from html.parser import HTMLParser

import pytest

from argmap.sources.reading import read_source
from tests.sources.references import said_by_browser


def text_of(html: str) -> str:
    return read_source(html.encode(), "a.html").text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one<p>two", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one <b> two</b>three", "one twothree"),
        (" one\n\t two ", "one two"),
        ("one<br>two<br><br> three", "one\ntwo\n\nthree"),
        ("a\u00a0\u00a0b", "a\u00a0\u00a0b"),
        ("<ul><li>one<li>two<ul><li>three</ul></ul>four", "one\ntwo\nthree\n\nfour"),
        ("<table><tr><td>1<td>2<tr><td>3<td>4</table>", "1\t2\n3\t4"),
        ("<pre>\na\n  b</pre>c", "a\n  b\n\nc"),
        ("&lt;b&gt; &amp;amp; &#x1F600;", "<b> &amp; \U0001f600"),
        ("<p>one<!-- two --></p><script>three</script><style>four</style><noscript>five</noscript>", "one"),
        ("<p hidden>one</p><p style='color:red; display: none'>two</p><p aria-hidden=true>three</p>four", "four"),
        ("<nav>menu</nav><p>one</p><div role=navigation>links</div>", "one"),
        ("<p>one<template><p>two</template><svg><title>three</title></svg>", "one"),
    ],
)
def test_the_text_is_what_a_reader_sees(html, text):
    assert text_of(html) == text


def test_the_marked_main_part_is_taken_alone():
    assert (
        text_of("<header>site</header><div>ads</div><main><h1>T</h1><p>One two three.</p></main>")
        == "T\n\nOne two three."
    )


def test_a_main_part_with_hardly_a_word_is_not_believed():
    assert text_of("<main>Loading</main><p>" + "word " * 20) == "Loading\n\n" + ("word " * 20).strip()


def test_several_main_parts_are_taken_once_each():
    assert text_of("<main>one <main>two</main></main><div role=main>three</div>") == "one\n\ntwo\n\nthree"


def test_header_and_footer_go_where_no_main_part_is_marked():
    assert text_of("<header>site</header><p>one</p><footer>imprint</footer><aside>more</aside>") == "one"


def test_a_header_with_the_title_stays():
    assert text_of("<header><h1>Title</h1></header><p>one</p>") == "Title\n\none"


def test_headings_are_locators_at_their_words():
    document = read_source(b"<p>one</p><h2> A <i>b</i></h2><p>two</p><h6></h6><h3>c</h3>", "a.html")
    assert document.locators == ((5, "heading2", "A b"), (15, "heading3", "c"))
    assert document.text[5:8] == "A b"


def test_the_head_says_title_author_date_and_address():
    head = (
        "<title>T | Site</title><meta property='og:title' content='T'>"
        "<meta name=citation_author content='Ada A.'><meta name=citation_author content='Bo B.'>"
        "<meta property=article:published_time content='2024-05-06T07:00:00Z'>"
        "<link rel=canonical href='https://example.org/t'>"
    )
    document = read_source(f"{head}<p>one".encode(), "a.html")
    assert (document.title, document.authors) == ("T", "Ada A.; Bo B.")
    assert (document.issued, document.url) == ("2024-05-06", "https://example.org/t")


def test_only_web_addresses_are_kept():
    assert read_source(b"<link rel=canonical href='javascript:alert(1)'>one", "a.html").url == ""


def test_the_title_may_stand_in_the_page():
    assert read_source(b"<h1>One <br>two</h1>", "a.html").title == "One two"


def test_an_encoding_that_looks_wrongly_declared_is_obeyed_and_said():
    document = read_source("<meta charset=iso-8859-1><p>Doré".encode(), "a.html")
    assert document.text == "DorÃ©"
    assert document.warnings == ("“a.html” says that its encoding is cp1252, but it looks like UTF-8.",)


def test_ten_thousand_nested_elements_are_read_without_recursion():
    assert text_of("<div>" * 10_000 + "one" + "</div>" * 10_000 + "two") == "one\ntwo"


def test_two_megabytes_on_one_line_are_read():
    assert len(text_of("<p>" + "x" * 2_000_000)) == 2_000_000


class Words(HTMLParser):
    """The words of a page by the standard library, as a second opinion."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.is_unread = False
        self.words: list[str] = []
        self.feed(page[page.index("<body") :])

    def handle_starttag(self, tag, attrs):
        self.is_unread = tag in {"script", "style"}

    def handle_endtag(self, tag):
        self.is_unread = False

    def handle_data(self, data):
        self.words += [] if self.is_unread else data.split()


def test_every_page_of_the_corpus_keeps_all_its_words_in_order(shared):
    paths = sorted((shared / "corpora" / "doc-html").iterdir())
    documents = [read_source(path.read_bytes(), path.name) for path in paths]
    second = [Words(path.read_bytes().decode(one.encoding)).words for path, one in zip(paths, documents, strict=True)]
    assert ["".join(document.text.split()) for document in documents] == ["".join(words) for words in second]
    assert [document.encoding for document in documents] == ["utf-8", "utf-8", "utf-8", "cp1252", "utf-8"]


def test_a_page_of_the_corpus_has_its_paragraphs_and_headings(shared):
    path = shared / "corpora" / "doc-html" / "little-women-1.html"
    document = read_source(path.read_bytes(), path.name)
    assert document.text.startswith("CHAPTER ONE\n\nPLAYING PILGRIMS\n\n\"Christmas won't be Christmas")
    assert document.locators == ((0, "heading3", "CHAPTER ONE"), (13, "heading3", "PLAYING PILGRIMS"))


def test_a_page_of_xhtml_is_read_as_xml_means_it():
    assert read_source(b"<html><head><title/></head><body><p/>one</body></html>", "a.xhtml").text == "one"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"<!--" + b"x" * 2000 + b"--><meta charset=windows-1251>", "cp1251"),
        (b"<script>'<meta charset=koi8-r>'</script><meta charset=windows-31j>", "cp932"),
        (b"<meta name=a content='charset=koi8-r'><meta http-equiv=Content-Type content='a; charset=latin5'>", "cp1254"),
        (b"<meta charset=utf-16>", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_a_browser_takes(head, encoding, tmp_path):
    letters = {"cp1251": "Привет", "cp932": "漢字", "cp1254": "ığ", "utf-8": "é"}[encoding]
    page = b"<!doctype html>" + head + letters.encode(encoding)
    assert said_by_browser(page, tmp_path)[1].strip() == read_source(page, "a.html").text == letters
