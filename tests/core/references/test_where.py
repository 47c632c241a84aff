"""Where a passage stands, in the terms of its source."""

import pytest

from argmap.core.edits import source_text
from argmap.core.locators import paragraph_at
from argmap.core.records import Passage, PassageState
from argmap.core.references.where import where

TEXT = "First page here.\nSecond page here.\nThe end.\n"
PAGES = ((0, "page", "iv"), (17, "page", "1"))
HEADINGS = ((0, "chapter1", "Noise\nand air"), (17, "heading2", "Air"))


def said(words: str, locators: tuple[tuple[int, str, str], ...] = (), page: str | None = None) -> str:
    text = source_text("a" * 32, TEXT, locators=locators)
    start = TEXT.index(words)
    return where(text, Passage("b" * 32, text.id, start, start + len(words), exact=words, page=page))


def test_the_page_is_named_by_its_printed_label() -> None:
    assert said("First", PAGES) == "p. iv"
    assert said("here.\nSecond", PAGES) == "pp. iv–1"


def test_without_pages_the_heading_or_chapter_is_named() -> None:
    assert said("First", HEADINGS) == "“Noise and air”"
    assert said("Second", HEADINGS) == "“Air”"


def test_without_headings_the_paragraph_is_counted() -> None:
    assert said("Second") == "para. 2"


@pytest.mark.parametrize(("page", "named"), [("12", "p. 12"), ("12-13", "pp. 12-13"), ("A-12", "p. A-12"), (None, "")])
def test_pages_that_were_typed_are_taken_as_they_are(page: str | None, named: str) -> None:
    typed = Passage("b" * 32, None, exact="words", page=page, state=PassageState.UNVERIFIED)
    assert where(None, typed) == named


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One\nline.\n\nTwo\nlines ‡", 2),
        ("\n\nOne\r\nline.\r\n \r\nTwo\r\nlines ‡", 2),
        (f"{'long ' * 30}\n\nshort\nlast ‡", 3),
        ("One\nTwo ‡", 2),
    ],
)
def test_a_paragraph_is_a_line_or_several_where_lines_are_short(text: str, number: int) -> None:
    assert paragraph_at(source_text("a" * 32, text), text.index("‡")) == number
