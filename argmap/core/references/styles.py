"""The styles in which sources can be cited."""

from enum import StrEnum


class CitationStyle(StrEnum):
    AUTHOR_DATE = "author-date"
    NUMBERED = "numbered"
