"""Dates as documents write them, to the part of ISO 8601 that citations use."""

import re

DATE = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d])")


def iso_date(text: str) -> str:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` where the text begins with such a date; else empty."""
    match = DATE.match(text)
    if match is None:
        return ""
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"
