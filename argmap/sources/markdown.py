"""Markdown: the text as typed, never rendered, with its headings as an outline."""

from itertools import islice

from argmap.intake.decoding import decode
from argmap.intake.errors import shown_name
from argmap.intake.markdown import front_matter, headings
from argmap.sources.dates import iso_date
from argmap.sources.document import LOCATORS, SourceDocument
from argmap.sources.plain import decoding_warnings

OUTLINED = 4_000_000  # characters in which headings are looked for


def read(data: bytes, name: str) -> SourceDocument:
    """A Markdown text of any encoding; title, author and date from its front matter. Raises `UnknownEncoding`."""
    decoded = decode(data, name)
    fields, begin = front_matter(decoded.text)
    found = list(islice(headings(decoded.text, begin, begin + OUTLINED), LOCATORS + 1))
    warnings = decoding_warnings(decoded, name)
    if len(decoded.text) > begin + OUTLINED:
        warnings += (f"The outline of “{shown_name(name)}” covers its first {OUTLINED:,} characters.",)
    first_title = next((heading.words for heading in found if heading.level == 1), "")
    return SourceDocument(
        text=decoded.text,
        media_type="text/markdown",
        original=data,
        locators=tuple((heading.start, f"heading{heading.level}", heading.words) for heading in found),
        title=fields.get("title", first_title),
        authors=fields.get("author", fields.get("authors", "")),
        issued=iso_date(fields.get("date", "")),
        encoding=decoded.encoding,
        warnings=warnings,
    )
