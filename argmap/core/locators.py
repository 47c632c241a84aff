"""Where in a source an offset lies, in the source's own terms."""

from argmap.core.records import SourceText


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
    """The number of the line with words in it on which an offset lies, counted from 1."""
    return 1 + sum(bool(line.strip()) for line in source_text.text[:offset].split("\n")[:-1])


def _last_before(source_text: SourceText, offset: int, *kinds: str) -> str | None:
    labels = [label for start, kind, label in source_text.locators if kind.startswith(kinds) and start <= offset]
    return labels[-1] if labels else None
