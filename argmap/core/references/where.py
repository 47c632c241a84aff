"""Where in its source a passage stands, as a reference says it: page, else heading or chapter, else paragraph."""

import re

from argmap.core.document import Records
from argmap.core.locators import heading_at, page_at, paragraph_at
from argmap.core.records import Passage, Source, SourceText
from argmap.core.references.terms import ENGLISH, Terms

SEVERAL = re.compile(r"[0-9]+\s*[-–,]\s*[0-9]+")  # pages as they are typed for a source without a text


def origin(records: Records, passage: Passage) -> tuple[Source | None, SourceText | None]:
    """The source a passage is from, and the version of its text."""
    text = records.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    return (records.find(Source, text.source_id) if text is not None else None), text


def where(text: SourceText | None, passage: Passage, terms: Terms = ENGLISH) -> str:
    """“p. 12”, “pp. 12–13”, “Noise”, “para. 4”; empty where nothing is known."""
    place = place_of(text, passage, terms)
    if place or text is None or passage.start is None:
        return place
    return terms.paragraph.format(paragraph_at(text, passage.start))


def place_of(text: SourceText | None, passage: Passage, terms: Terms = ENGLISH) -> str:
    """The pages or else the heading of a passage; unlike `where` it counts nothing, and is quick in any text."""
    if page := _pages(text, passage):
        is_several = "–" in page or (passage.start is None and SEVERAL.fullmatch(page))
        return (terms.pages if is_several else terms.page).format(page)
    return _heading(text, passage.start, terms) if text is not None and passage.start is not None else ""


def place_at(text: SourceText, offset: int, terms: Terms = ENGLISH) -> str:
    """The page or else the heading at an offset; empty where the source has neither before it."""
    page = page_at(text, offset)
    return terms.page.format(page) if page else _heading(text, offset, terms)


def _heading(text: SourceText, offset: int, terms: Terms) -> str:
    heading = heading_at(text, offset)
    return terms.heading.format(" ".join(heading.split())) if heading else ""


def _pages(text: SourceText | None, passage: Passage) -> str:
    if text is None or passage.start is None or passage.end is None:
        return passage.page or ""
    first = passage.page or page_at(text, passage.start) or ""
    last = page_at(text, max(passage.start, passage.end - 1)) or ""
    return f"{first}–{last}" if first and last and first != last else first
