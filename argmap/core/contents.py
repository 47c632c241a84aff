"""A source's outline: its chapters and headings, or else its pages."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from argmap.core.locators import heading_level
from argmap.core.records import SourceText

PAGE, CHAPTER = "page", "chapter"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline: where it leads, how deep it stands from 0 on, its words, the page's label if any."""

    offset: int
    level: int
    words: str
    page: str = ""


def contents_of(text: SourceText) -> list[Entry]:
    """The outline of one version of a source, in its order; without headings every page by its label.

    What leads nowhere in the text is left out: a map from elsewhere may say anything.
    """
    locators = [one for one in text.locators if one[0] <= len(text.text)]
    headings = [one for one in locators if one[1] == CHAPTER or heading_level(one[1])]
    if not headings:
        return [Entry(start, 0, "", label) for start, kind, label in locators if kind == PAGE]
    levels = [heading_level(kind) for _, kind, _ in headings]
    top, page_at = min(levels), _pages(text)
    return [
        Entry(start, level - top, label, page_at(start))
        for (start, _, label), level in zip(headings, levels, strict=True)
    ]


def _pages(text: SourceText) -> Callable[[int], str]:
    """What tells the label of the page on which an offset lies: a text may have as many headings as pages."""
    pages = sorted((start, label) for start, kind, label in text.locators if kind == PAGE)
    starts = [start for start, _ in pages]
    return lambda offset: pages[at - 1][1] if (at := bisect_right(starts, offset)) else ""
