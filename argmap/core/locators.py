"""Where in a source an offset lies, in the source's own terms."""

import re

from argmap.core.records import SourceText

WRAPPED = 100  # characters: in a text whose lines are no longer, a paragraph may have several
BEGINNING = 20_000  # characters that show which it is: texts have up to 20 MB
BETWEEN = re.compile(r"\n[ \t\r]*\n\s*")
HEADINGS = {f"heading{level}": level for level in range(1, 7)}


def heading_level(kind: str) -> int:
    """How deep a heading is, from 1 to 6; 0 for what is none, whatever a file from elsewhere calls it."""
    return HEADINGS.get(kind, 0)


def page_at(source_text: SourceText, offset: int) -> str | None:
    """The label of the page an offset lies on, if the source has pages."""
    return _last_before(source_text, offset, "page")


def page_number_at(source_text: SourceText, offset: int) -> int | None:
    """The number of the page an offset lies on, counted from 1 whatever its label, if the source has pages."""
    return sum(kind == "page" and start <= offset for start, kind, _ in source_text.locators) or None


def heading_at(source_text: SourceText, offset: int) -> str | None:
    """The words of the nearest heading or chapter before an offset, if there is one."""
    return _last_before(source_text, offset, "heading", "chapter")


def paragraph_at(source_text: SourceText, offset: int) -> int:
    """The number of the paragraph in which an offset lies, counted from 1: a line with words, or several if wrapped."""
    before = source_text.text[:offset]
    if _is_wrapped(source_text.text[:BEGINNING].strip()):
        return 1 + len(BETWEEN.findall(before.lstrip()))
    return 1 + sum(bool(line.strip()) for line in before.split("\n")[:-1])


def _is_wrapped(beginning: str) -> bool:
    """Whether lines end where a typewriter's would, and blank ones stand between paragraphs."""
    return max(map(len, beginning.split("\n"))) <= WRAPPED and BETWEEN.search(beginning) is not None


def _last_before(source_text: SourceText, offset: int, *kinds: str) -> str | None:
    labels = [label for start, kind, label in source_text.locators if kind.startswith(kinds) and start <= offset]
    return labels[-1] if labels else None
