"""A highlight or a note that somebody left in a PDF."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfMark:
    """One annotation. `key` tells it from all others; `created` is ISO 8601, or empty.

    `stretches` are what it marks of the page's stored text. Where that is not what the page says, `words` are what
    stands under the mark, to be sought.
    """

    page: int
    kind: str
    key: str
    comment: str = ""
    created: str = ""
    stretches: tuple[tuple[int, int], ...] = ()
    words: str = ""
    replies: tuple[tuple[str, str], ...] = ()
