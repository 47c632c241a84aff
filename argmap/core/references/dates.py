"""CSL dates as people write them, and back: YYYY, YYYY-MM, YYYY-MM-DD, two of them with a slash, or words."""

import re
from collections.abc import Mapping
from typing import Any

from argmap.core.references.plain import text_in

ISO = re.compile(r"(-?[0-9]{1,4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")


def written_date(date: object) -> str:
    """The date in a line; empty where there is none."""
    if not isinstance(date, Mapping):
        return ""
    spans = date.get("date-parts")
    parts = [span for span in spans if isinstance(span, list)] if isinstance(spans, list) else []
    return "/".join(filter(None, map(_iso, parts[:2]))) or text_in(date, "literal") or text_in(date, "raw")


def date_of_line(line: str) -> dict[str, Any]:
    """The CSL date that a line says; in its own words where they are no numbers. `written_date` gives it back."""
    found = [ISO.fullmatch(part.strip()) for part in line.split("/")]
    spans = [[int(part) for part in match.groups() if part] for match in found if match is not None]
    if len(spans) == len(found) <= 2:
        return {"date-parts": spans}
    return {"literal": line.strip()}


def _iso(parts: list[object]) -> str:
    year, *rest = (str(part).strip() for part in parts) if parts else ("",)
    return "-".join([year.zfill(4), *(part.zfill(2) for part in rest[:2] if part)]) if year.strip("0") else ""
