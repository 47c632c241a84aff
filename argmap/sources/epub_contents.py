"""The table of contents of an EPUB: its navigation (EPUB 3) or what EPUB 2 had for it, the NCX."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from argmap.intake.xhtml import as_html
from argmap.sources.epub_package import member_at

LINKS = r'nav[epub\:type~="toc"] a[href], nav[role="doc-toc"] a[href]'


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the member it leads to, the element there (empty: its beginning), and its words."""

    member: str
    fragment: str
    words: str


def entries_of(markup: str, place: str) -> list[Entry]:
    """The lines of the contents that stand in the member `place`, in their order."""
    page = LexborHTMLParser(as_html(markup))
    found = [*_links(page), *_points(page)]
    return [Entry(member_at(place, address), address.partition("#")[2], words) for address, words in found if words]


def _links(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for link in page.css(LINKS):
        yield link.attributes.get("href") or "", _words(link)


def _points(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for point in page.css("navpoint"):
        content, label = point.css_first("content"), point.css_first("navlabel")
        if content is not None and label is not None:
            yield content.attributes.get("src") or "", _words(label)


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())
