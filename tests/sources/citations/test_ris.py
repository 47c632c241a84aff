"""RIS is read whole or refused with the line."""

import pytest

from argmap.sources.citations.errors import MOST, BrokenReferences, NoReferences, TooManyReferences
from argmap.sources.citations.ris import read_ris

CHAPTER = "TY  - CHAP\nTI  - Of Truth\nT2  - Essays\nA1  - Bacon, Francis\nY1  - 1625/03//\nSP  - 1\nEP  - 4\nER  - \n"


def read(text):
    return read_ris(text.encode(), "a.ris")


def test_a_chapter_says_its_book_its_author_and_its_pages():
    assert read(CHAPTER) == (
        {
            "type": "chapter",
            "title": "Of Truth",
            "container-title": "Essays",
            "author": [{"family": "Bacon", "given": "Francis"}],
            "issued": {"date-parts": [[1625, 3]]},
            "page": "1-4",
        },
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("1625//04/", {"date-parts": [[1625]]}),
        ("1625-03-02", {"date-parts": [[1625, 3, 2]]}),
        ("in press", {"literal": "in press"}),
        ("9" * 5_000, {"literal": "9" * 5_000}),
    ],
)
def test_a_date_ends_where_its_numbers_end(written, read_as):
    assert read(CHAPTER.replace("1625/03//", written))[0]["issued"] == read_as


def test_line_ends_of_every_system_are_read():
    assert read(CHAPTER.replace("\n", "\r\n")) == read(CHAPTER.replace("\n", "\r")) == read(CHAPTER)


def test_an_empty_tag_adds_nothing_to_the_one_before():
    assert read(CHAPTER.replace("SP  - 1", "VL  -"))[0]["issued"] == {"date-parts": [[1625, 3]]}


@pytest.mark.parametrize("between", ["", "words of nothing", "ab  - c", "\t"])
def test_lines_under_the_type_belong_to_no_field(between):
    first, second = CHAPTER.replace("A1  - Bacon, Francis\n", "VL  - 3\n"), CHAPTER.replace("\nTI", f"\n{between}\nTI")
    assert read(first.replace("EP  - 4\n", "EP  - 4\nVL  - 3\n") + second)[1] == read(CHAPTER)[0]


def test_an_empty_line_adds_nothing_to_a_list():
    assert read(CHAPTER.replace("SP  -", "KW  - truth\n\nSP  -"))[0]["keyword"] == "truth"


def test_a_reference_without_an_end_refuses_the_file_with_its_line():
    with pytest.raises(BrokenReferences, match="the reference of line 9 has no end"):
        read(CHAPTER + CHAPTER.replace("ER  - \n", ""))
    with pytest.raises(BrokenReferences, match="the reference of line 1 has no end"):
        read(CHAPTER.replace("ER  - \n", "") + CHAPTER)


def test_an_end_without_a_beginning_refuses_the_file():
    with pytest.raises(BrokenReferences, match="line 1"):
        read("ER  - \n")


def test_more_references_than_anybody_reads_are_refused():
    with pytest.raises(TooManyReferences):
        read("TY  - BOOK\nER  - \n" * (MOST + 1))


def test_a_file_without_references_is_refused():
    with pytest.raises(NoReferences):
        read("Mill 1859\n")


def test_paths_of_files_are_dropped():
    assert "/home" not in str(read(CHAPTER.replace("ER", "L1  - /home/ann/a.pdf\nER")))
