"""One reference as a line of the list, after the order of APA 7 (author–date) or with the year last (numbered)."""

from argmap.core.references.authors import in_order, listed
from argmap.core.references.reference import Reference
from argmap.core.references.terms import Terms

PARTS_OF_BOOKS = ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
ENDS = (".", "?", "!", "…")


def dated_entry(reference: Reference, year: str, terms: Terms) -> str:
    """“Koenig, A., & Ríos, B. (2021). Title. Journal, 12(3), 1–20. Publisher. https://…”."""
    authors, title = _authors(reference, terms), _title(reference, terms)
    first = [f"{authors or title} ({year})", title if authors else ""]
    return _sentences([*first, _container(reference, terms), _publisher(reference)], reference.address)


def numbered_entry(reference: Reference, year: str, terms: Terms) -> str:
    """“Koenig, A., & Ríos, B. Title. Journal, 12(3), 1–20. Publisher, 2021. https://…”."""
    last = ", ".join(filter(None, (_publisher(reference), year)))
    parts = [_authors(reference, terms), _title(reference, terms), _container(reference, terms), last]
    return _sentences(parts, reference.address)


def _sentences(parts: list[str], address: str) -> str:
    ended = [part if part.endswith(ENDS) else f"{part}." for part in parts if part]
    return " ".join([*ended, *filter(None, [address])])


def _authors(reference: Reference, terms: Terms) -> str:
    names = listed(reference.authors, terms)
    return f"{names} ({_role(len(reference.authors), terms)})" if reference.are_editors else names


def _role(count: int, terms: Terms) -> str:
    return terms.editor if count == 1 else terms.editors


def _title(reference: Reference, terms: Terms) -> str:
    edition = terms.edition.format(reference.edition) if reference.edition.isdecimal() else reference.edition
    return (reference.title or terms.unnamed) + (f" ({edition})" if edition else "")


def _container(reference: Reference, terms: Terms) -> str:
    if reference.kind in PARTS_OF_BOOKS:
        return _within_book(reference, terms)
    issue = f"({reference.issue})" if reference.issue else ""
    container = reference.container if reference.container != reference.title else ""
    return ", ".join(filter(None, (container, reference.volume + issue, reference.pages)))


def _within_book(reference: Reference, terms: Terms) -> str:
    editors = in_order(reference.editors, terms)
    named = f"{editors} ({_role(len(reference.editors), terms)})" if editors else ""
    book = ", ".join(filter(None, (named, reference.container)))
    counted = terms.pages if "–" in reference.pages else terms.page
    pages = f"({counted.format(reference.pages)})" if reference.pages else ""
    return " ".join(filter(None, (terms.within.format(book) if book else "", pages)))


def _publisher(reference: Reference) -> str:
    """Left out where it is the author, such as an institution's own report."""
    return "" if reference.publisher in (one.whole for one in reference.authors) else reference.publisher
