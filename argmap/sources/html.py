"""A web page: its main text, its headings, and what its head says of title, author, date and address."""

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from argmap.intake.decoding import Decoded
from argmap.intake.errors import shown_name
from argmap.intake.html_decoding import decode_html
from argmap.intake.xhtml import as_html
from argmap.sources.dates import iso_date
from argmap.sources.document import Progress, SourceDocument, no_progress
from argmap.sources.html_main import main_text
from argmap.sources.plain import decoding_warnings

XHTML = (".xhtml", ".xht")
TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title")
AUTHORS = ("citation_author", "author", "dc.creator", "dcterms.creator", "article:author")
DATES = (
    "citation_publication_date",
    "citation_date",
    "article:published_time",
    "dc.date",
    "dcterms.date",
    "dcterms.issued",
    "date",
    "datepublished",
)
ADDRESSES = ("og:url", "citation_public_url")


def read(data: bytes, name: str, progress: Progress = no_progress) -> SourceDocument:
    """The page as it reads: no scripts, no navigation, blocks on lines of their own. Raises `UnknownEncoding`."""
    decoded = decode_html(data, name)
    page = LexborHTMLParser(as_html(decoded.text) if name.lower().endswith(XHTML) else decoded.text)
    said = _said_in_head(page)
    text = main_text(page, progress)
    return SourceDocument(
        text=text.text(),
        media_type="text/html",
        original=data,
        locators=tuple(text.headings),
        title=_first(said, TITLES) or _title(page),
        authors="; ".join(_all(said, AUTHORS)),
        issued=iso_date(_first(said, DATES)),
        url=_address(page, said),
        encoding=decoded.encoding,
        warnings=decoding_warnings(decoded, name) + _declaration_warnings(decoded, data, name),
    )


def _declaration_warnings(decoded: Decoded, data: bytes, name: str) -> tuple[str, ...]:
    """A page that declares another encoding but would pass as UTF-8 shows wrong letters here as in any browser."""
    if decoded.is_guess or decoded.encoding.startswith("utf") or data.isascii():
        return ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ()
    return (f"“{shown_name(name)}” says that its encoding is {decoded.encoding}, but it looks like UTF-8.",)


def _said_in_head(page: LexborHTMLParser) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for tag in page.css("meta[content]"):
        attributes = tag.attributes
        key = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        content = " ".join((attributes.get("content") or "").split())
        if key and content:
            said.setdefault(key.lower(), []).append(content)
    return said


def _all(said: dict[str, list[str]], keys: Iterable[str]) -> list[str]:
    """What the first of `keys` that says anything says; addresses of authors' pages are no names."""
    for key in keys:
        contents = [content for content in said.get(key, ()) if not content.startswith(("http://", "https://"))]
        if contents:
            return list(dict.fromkeys(contents))
    return []


def _first(said: dict[str, list[str]], keys: Iterable[str]) -> str:
    return next(iter(_all(said, keys)), "")


def _title(page: LexborHTMLParser) -> str:
    for selector in ("head title", "h1"):
        found = page.css_first(selector)
        if found is not None and (words := " ".join(found.text().split())):
            return words
    return ""


def _address(page: LexborHTMLParser, said: dict[str, list[str]]) -> str:
    canonical = page.css_first('link[rel="canonical"]')
    addresses = [_attribute(canonical, "href"), *(one for key in ADDRESSES for one in said.get(key, ()))]
    return next((one for one in addresses if one.startswith(("http://", "https://"))), "")


def _attribute(node: LexborNode | None, name: str) -> str:
    return "" if node is None else (node.attributes.get(name) or "").strip()
