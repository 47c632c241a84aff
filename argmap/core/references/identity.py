"""What tells whether two sources are one work: their DOIs, their addresses, their titles, each in one spelling."""

import json
import re
from urllib.parse import unquote, urlsplit

from argmap.core.records import Source
from argmap.core.references.doi import doi_in


def doi_key(text: str) -> str:
    """The DOI that an address or an identifier holds, in lower case; empty if it holds none."""
    return doi_in(unquote(text)).rstrip(".,;)").lower()


def address_key(address: str) -> str:
    """An address without what does not tell pages apart: scheme, "www.", fragment, a last stroke; empty for none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https"):
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + unquote(parts.path).rstrip("/") + query


def title_key(title: str) -> str:
    """A title's words, whatever their case and what stands between them."""
    return " ".join(re.findall(r"\w+", title.casefold()))


def dois_of(source: Source) -> set[str]:
    """The DOIs that a source gives."""
    return {doi_key(text) for text in (_said(source, "DOI"), source.url)} - {""}


def addresses_of(source: Source) -> set[str]:
    """The addresses that a source gives."""
    return {address_key(text) for text in (source.url, _said(source, "URL"))} - {""}


def titles_of(source: Source) -> set[str]:
    """The titles that a source gives of itself."""
    return {title_key(text) for text in (source.title, _said(source, "title"))} - {""}


def _said(source: Source, field: str) -> str:
    """A field of the source's reference, if it is text."""
    reference = json.loads(source.citation)
    value = reference.get(field, "") if isinstance(reference, dict) else ""
    return value if isinstance(value, str) else ""
