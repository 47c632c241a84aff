"""RIS, the references of databases and EndNote: bytes in, items out.

All or none: a reference without its end refuses the file. Tags that have no counterpart are left out.
"""

import re
from itertools import takewhile
from typing import Any

import rispy  # type: ignore[import-untyped]  # it brings no types

from argmap.intake.decoding import decode
from argmap.sources.citations.errors import BrokenReferences, NoReferences, refuse_too_many
from argmap.sources.citations.item import Item

TYPES = {
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "RPRT": "report",
    "STAT": "legislation",
    "BILL": "bill",
    "CASE": "legal_case",
    "THES": "thesis",
    "ELEC": "webpage",
    "WEB": "webpage",
}
FIELDS = {
    "title": ("primary_title", "title"),
    "container-title": ("secondary_title", "alternate_title3", "journal_name"),
    "container-title-short": ("alternate_title2", "alternate_title1"),
    "title-short": ("short_title",),
    "volume": ("volume",),
    "issue": ("number",),
    "publisher": ("publisher",),
    "publisher-place": ("place_published",),
    "edition": ("edition",),
    "language": ("language",),
    "abstract": ("abstract", "notes_abstract"),
    "DOI": ("doi",),
    "id": ("id",),
}
TAG = re.compile(r"(TY|ER)  -")
BARE_TAG = re.compile(r"^([A-Z][A-Z0-9]  -)$", re.MULTILINE)  # rispy takes a tag without its last space for text
NUMBER = re.compile(r"\d{1,4}")  # of a date; Python makes no number of a thousand digits
BLANK = re.compile(r"^[ \t]*\n", re.MULTILINE)
STRAY = re.compile(r"^(TY  -.*\n)(?:(?![A-Z][A-Z0-9]  -).*\n)+", re.MULTILINE)
"""Lines right under a reference's type: rispy takes them for the end of the reference before."""

BOOKS = ("book", "chapter")


def read_ris(data: bytes, name: str) -> tuple[Item, ...]:
    """The references of a RIS file in any encoding.

    Raises `UnknownEncoding`, `NoReferences`, `TooManyReferences` or `BrokenReferences` with the line, naming
    the file `name`.
    """
    text = decode(data, name).text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_open_references(text, name)
    refuse_too_many(text.count("TY  -"), name)
    sound = STRAY.sub(r"\1", BLANK.sub("", BARE_TAG.sub(r"\1 ", text)))
    return tuple(_item(reference) for reference in rispy.loads(sound))


def _refuse_open_references(text: str, name: str) -> None:
    begun = 0
    for number, line in enumerate(text.split("\n"), start=1):
        tag = TAG.match(line)
        if tag and (tag[1] == "TY") == bool(begun):
            reason = f"the reference of line {begun:,} has no end" if begun else f"nothing ends at line {number:,}"
            raise BrokenReferences(name, reason)
        begun = (number if tag[1] == "TY" else 0) if tag else begun
    if begun:
        raise BrokenReferences(name, f"the reference of line {begun:,} has no end")
    if "TY  -" not in text:
        raise NoReferences(name, f": no line of its {len(text.splitlines()):,} begins one, with “TY  -”")


def _item(said: dict[str, Any]) -> Item:
    kind = TYPES.get(said["type_of_reference"].strip(), "document")
    found: Item = {variable: _first(said, tags) for variable, tags in FIELDS.items()}
    found |= {
        "type": kind,
        "author": _names(said, "first_authors", "authors"),
        "editor": _names(said, "secondary_authors"),
        "issued": _date(_first(said, ("date", "year", "publication_year"))),
        "accessed": _date(_first(said, ("access_date",))),
        "page": "-".join(filter(None, (_first(said, ("start_page",)), _first(said, ("end_page",))))),
        "URL": next(iter(said.get("urls", ())), ""),
        "keyword": ", ".join(said.get("keywords", ())),
        "note": "\n".join(said.get("notes", ())),
        "ISBN" if kind in BOOKS else "ISSN": _first(said, ("issn",)),
    }
    return {variable: value for variable, value in found.items() if value}


def _first(said: dict[str, Any], tags: tuple[str, ...]) -> str:
    return next((said[tag].strip() for tag in tags if said.get(tag, "").strip()), "")


def _names(said: dict[str, Any], *tags: str) -> list[dict[str, str]]:
    return [_name(name) for tag in tags for name in said.get(tag, ()) if name.strip()]


def _name(text: str) -> dict[str, str]:
    family, comma, rest = text.partition(",")
    if not comma:
        return {"literal": text.strip()}
    given, _, suffix = rest.partition(",")
    parts = {"family": family.strip(), "given": given.strip(), "suffix": suffix.strip()}
    return {part: value for part, value in parts.items() if value}


def _date(text: str) -> dict[str, Any]:
    """RIS dates are YYYY/MM/DD/words, each part but the year possibly empty; some databases write hyphens."""
    parts = re.split("[/-]", text)
    numbers = [int(part) for part in takewhile(NUMBER.fullmatch, map(str.strip, parts[:3]))]
    if not numbers:
        return {"literal": text} if text else {}
    return {"date-parts": [numbers]}
