"""Headings and pages of a text, found again in an edited one."""

from collections.abc import Iterator

from argmap.core.records import Locator, SourceText
from argmap.core.refinding.finder import Finder


def carried_locators(old: SourceText, new_text: str) -> tuple[Locator, ...]:
    """The locators of a version whose lines are found again in a newer text, in its order; the others are left out."""
    if not old.locators:
        return ()
    return tuple(sorted(_carried(old, new_text)))


def _carried(old: SourceText, new_text: str) -> Iterator[Locator]:
    finder = Finder(old.text, new_text)
    for start, kind, label in old.locators:
        end = start + len(old.text[start:].split("\n", 1)[0])
        found = finder.find(start, end) if end > start else None
        if found is not None and found.start is not None:
            yield found.start, kind, label
