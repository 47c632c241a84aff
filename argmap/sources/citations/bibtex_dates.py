"""Dates of BibTeX (year, month) and of biblatex (ISO 8601 with spans, seasons and doubt) to CSL's and back."""

import re
from collections.abc import Mapping
from typing import Any

from argmap.sources.citations.bibtex_values import MONTHS

ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?")
SEASONS = 20  # ISO 8601-2 counts seasons as the months 21 to 24
SEASON_NUMBERS = ("1", "2", "3", "4")
CslDate = dict[str, Any]


def date_of(fields: Mapping[str, str]) -> CslDate:
    """The date that `date`, or `year` and `month` and `day`, say."""
    text = fields.get("date") or _from_parts(fields)
    begin, _, end = text.rstrip("~?%").partition("/")
    dates = [match for part in (begin, end) if (match := ISO.fullmatch(part.strip().rstrip("~?%")))]
    if not dates:
        return {"literal": text} if text else {}
    parts = [[int(part) for part in date.groups() if part] for date in dates]
    found: CslDate = {"circa": True} if re.search("[~?%]", text) else {}
    if len(parts[0]) > 1 and parts[0][1] > SEASONS:
        found["season"] = parts[0].pop() - SEASONS
    return {**found, "date-parts": parts}


def _from_parts(fields: Mapping[str, str]) -> str:
    year, month = fields.get("year", "").strip(), fields.get("month", "").strip().lower()[:3]
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdecimal() else 0
    if not re.fullmatch(r"\d{4}", year) or not 1 <= number <= 12:
        return year
    day = fields.get("day", "").strip()
    return f"{year}-{number:02}" + (f"-{int(day):02}" if re.fullmatch(r"[0-9]{1,2}", day) else "")


def bibtex_date(date: CslDate) -> str:
    """The date as biblatex writes it; `date_of` gives it back."""
    spans = [[str(part) for part in parts] for parts in date.get("date-parts", ())]
    if not spans:
        return str(date.get("literal") or date.get("raw") or "")
    if str(date.get("season", "")) in SEASON_NUMBERS and len(spans[0]) == 1:
        spans[0].append(str(int(date["season"]) + SEASONS))
    return "/".join("-".join(part.zfill(2) for part in parts) for parts in spans) + "~" * bool(date.get("circa"))
