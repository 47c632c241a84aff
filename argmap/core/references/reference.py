"""What is known of a source for citing it: out of its CSL-JSON, and where that is silent out of its own fields."""

import json
from dataclasses import dataclass

from argmap.core.records import Source
from argmap.core.references.authors import Author, authors_in, written_authors
from argmap.core.references.doi import doi_address, doi_in
from argmap.core.references.plain import plain, text_in
from argmap.core.references.terms import ENGLISH, Terms
from argmap.core.references.years import year_in, year_written


@dataclass(frozen=True, slots=True)
class Reference:
    """Every field may be empty. Where nobody is named as author, the editors stand in, and `are_editors` says so."""

    kind: str = ""
    authors: tuple[Author, ...] = ()
    are_editors: bool = False
    editors: tuple[Author, ...] = ()  # of the book or volume that it is in
    year: str = ""
    title: str = ""
    short_title: str = ""
    container: str = ""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    address: str = ""


def reference_of(source: Source, terms: Terms = ENGLISH) -> Reference:
    """The source's reference. Never fails: a citation of another shape than CSL-JSON's says nothing."""
    parsed = json.loads(source.citation)
    said = parsed if isinstance(parsed, dict) else {}
    authors, editors = authors_in(said.get("author")), authors_in(said.get("editor"))
    known = authors or (() if editors else written_authors(source.authors))
    doi = doi_in(text_in(said, "DOI"))
    return Reference(
        kind=text_in(said, "type"),
        authors=known or editors,
        are_editors=bool(editors) and not known,
        editors=editors if known else (),
        year=year_in(said.get("issued"), terms) or year_written(source.issued),
        title=text_in(said, "title") or plain(source.title),
        short_title=text_in(said, "title-short"),
        container=text_in(said, "container-title"),
        publisher=text_in(said, "publisher"),
        volume=text_in(said, "volume"),
        issue=text_in(said, "issue"),
        pages=text_in(said, "page").replace("--", "–").replace("-", "–"),
        edition=text_in(said, "edition"),
        address=doi_address(doi) if doi else text_in(said, "URL") or plain(source.url),
    )
