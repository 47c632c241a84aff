"""A source's outline is made of its chapters and headings, or of its pages."""

import pytest

from argmap.core.contents import Entry, contents_of
from argmap.core.edits import source_text

TEXT = "Aims\nWords.\nMeans\nWords.\nCosts\nWords."


def contents(*locators: tuple[int, str, str]) -> list[Entry]:
    return contents_of(source_text("5" * 32, TEXT, locators=locators))


def test_headings_stand_as_deep_as_they_are_with_their_pages() -> None:
    found = contents((0, "page", "iv"), (0, "heading2", "Aims"), (12, "heading3", "Means"), (25, "heading2", "Costs"))
    assert found == [Entry(0, 0, "Aims", "iv"), Entry(12, 1, "Means", "iv"), Entry(25, 0, "Costs", "iv")]


def test_headings_stand_below_their_chapter() -> None:
    found = contents((0, "chapter", "One"), (12, "heading1", "Means"), (25, "chapter", "Two"))
    assert [(one.level, one.words) for one in found] == [(0, "One"), (1, "Means"), (0, "Two")]


def test_without_headings_there_are_the_pages() -> None:
    assert contents((0, "page", "1"), (12, "page", "2")) == [Entry(0, 0, "", "1"), Entry(12, 0, "", "2")]


def test_a_text_without_either_has_no_outline() -> None:
    assert contents() == []


@pytest.mark.timeout(10)  # against the look through all pages for every heading, which took minutes
def test_a_text_may_have_as_many_headings_as_pages() -> None:
    found = contents(*[(0, "page", "iv")] * 10_000, *[(5, "heading1", "Aims")] * 10_000)
    assert found == [Entry(5, 0, "Aims", "iv")] * 10_000


def test_what_a_map_from_elsewhere_calls_a_heading_is_none_and_what_lies_behind_the_text_is_left_out() -> None:
    odd = [(0, f"heading{level}", "Odd") for level in ("", "x", "²", "0", "7", "9" * 99)]
    found = contents(*odd, (0, "heading2", "Aims"), (12, "heading3", "Means"), (10**30, "heading2", "Costs"))
    assert found == [Entry(0, 0, "Aims"), Entry(12, 1, "Means")]
