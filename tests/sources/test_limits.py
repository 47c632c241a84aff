"""What no map can hold is refused with the limit's name."""

import pytest

from argmap.sources.document import SourceDocument, within_limits
from argmap.sources.errors import NoText, TooLarge
from argmap.sources.reading import read_source


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_a_document_without_a_word_is_refused(name, data):
    with pytest.raises(NoText, match="holds no text to quote"):
        read_source(data, name)


def test_a_page_of_nothing_but_script_is_refused():
    with pytest.raises(NoText):
        read_source(b"<body><script>var a = 'words'</script>", "a.html")


def test_a_text_over_20_mb_is_refused():
    with pytest.raises(TooLarge, match=r"its text takes 20\.0 MB, and 20 MB is the most"):
        read_source(b"a" * 20_000_001, "a.txt")


def test_a_text_of_20_mb_is_read():
    assert len(read_source(b"a" * 20_000_000, "a.txt").text) == 20_000_000


def test_an_original_over_64_mib_is_refused_before_it_is_read():
    with pytest.raises(TooLarge, match=r"it has 64\.0 MiB, and 64 MiB is the most"):
        read_source(bytes(64 * 2**20 + 1), "a.txt")


def test_an_outline_that_no_map_would_hold_is_cut_and_its_pages_stay():
    headings = tuple((2 * number, "chapter", "x" * 2_000) for number in range(9_000))
    read = SourceDocument("a" * 20_000, "application/epub+zip", b"", (*headings, (19_000, "page", "7")))
    found = within_limits(read, "a.epub")
    assert found.warnings == ("The outline holds the first 1,501 headings, and there are more.",)
    assert found.locators[-1] == (19_000, "page", "7")
