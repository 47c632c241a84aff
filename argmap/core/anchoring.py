"""From a stretch of a source's text to a passage that can be found again."""

from dataclasses import dataclass

from argmap.core.document import Records
from argmap.core.errors import EditRefused
from argmap.core.ids import NewId
from argmap.core.limits import CONTEXT, NOTE_TEXT
from argmap.core.locators import page_at
from argmap.core.records import Passage, PassageState, RecordId, SourceText


@dataclass(frozen=True, slots=True)
class Quote:
    """Words marked in a source: offsets in Unicode code points of that version's text."""

    source_text_id: RecordId
    start: int
    end: int


def words_of(records: Records, quote: Quote) -> str:
    """The quoted words, exactly as they stand in the source."""
    return text_of(records, quote).text[quote.start : quote.end]


def describe(records: Records, quote: Quote, new_id: NewId) -> Passage:
    """The passage for a quote: the one that is there already for the same words, or a new one.

    Raises `EditRefused` for a quote that is empty, too long or outside its text.
    """
    source_text = text_of(records, quote)
    said = quote.start, quote.end, (), PassageState.EXACT
    for passage in records.where(Passage, "source_text_id", source_text.id):
        if (passage.start, passage.end, passage.ranges, passage.state) == said:
            return passage
    return passage_at(source_text, quote.start, quote.end, new_id())


def passage_at(source_text: SourceText, start: int, end: int, passage_id: RecordId) -> Passage:
    """The passage of that stretch of a text, exact. Raises `EditRefused` for an empty, too long or outlying one."""
    text = source_text.text
    if not 0 <= start < end <= len(text):
        raise EditRefused("Select some words of the source first.")
    if end - start > NOTE_TEXT:
        raise EditRefused(f"The selection has {end - start:,} characters; a passage holds at most {NOTE_TEXT:,}.")
    return Passage(
        id=passage_id,
        source_text_id=source_text.id,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        page=page_at(source_text, start),
    )


def text_of(records: Records, quote: Quote) -> SourceText:
    """The version that a quote is of. Raises `EditRefused` if it is gone."""
    source_text = records.find(SourceText, quote.source_text_id)
    if source_text is None:
        raise EditRefused("The source of these words is no longer in the map.")
    return source_text
