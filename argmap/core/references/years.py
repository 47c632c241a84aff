"""The year that a reference bears, out of a CSL date or a line of text."""

import re

from argmap.core.references.plain import plain, text_in
from argmap.core.references.terms import Terms

YEAR = re.compile(r"(?<!\d)[0-9]{4}(?!\d)")
NUMBER = re.compile(r"-?[0-9]{1,4}")


def year_in(date: object, terms: Terms) -> str:
    """“2021”, “1939–1945”, “ca. 1600”, “44 BCE”; in words where the date is words without a year; empty without one."""
    if not isinstance(date, dict):
        return ""
    spans = date.get("date-parts")
    years = [year for span in spans if (year := _year(span, terms))] if isinstance(spans, list) else []
    said = "–".join(dict.fromkeys(years[:2])) or year_written(text_in(date, "literal") or text_in(date, "raw"))
    return terms.circa.format(said) if said and date.get("circa") else said


def year_written(text: str) -> str:
    """The first year in a line of text; the line itself where it has none, as “in press”."""
    found = YEAR.search(text)
    return found[0] if found else plain(text)


def _year(span: object, terms: Terms) -> str:
    first = str(span[0]).strip() if isinstance(span, list) and span else ""
    if not NUMBER.fullmatch(first):
        return ""
    year = int(first)
    if not year:  # how reference managers write a span that is still open
        return ""
    return str(year) if year > 0 else terms.before_era.format(-year)
