"""One part of an EPUB, a file of XHTML: its text, its headings, and where what others refer to begins."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from argmap.intake.xhtml import as_html
from argmap.sources.document import Locator
from argmap.sources.html_main import whole_text

PAGE_BREAKS = r'[epub\:type~="pagebreak"], [role="doc-pagebreak"]'
SPACES = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """Offsets count from the part's beginning. `anchors` are those of the elements asked for, by their ids."""

    text: str
    title: str
    headings: tuple[Locator, ...]
    pages: tuple[Locator, ...]
    anchors: dict[str, int]


def part_of(markup: str, wanted: Collection[str]) -> Part:
    """The part as it reads, with the places of the elements whose ids are wanted and of printed pages' beginnings."""
    page = LexborHTMLParser(as_html(markup))
    ids = {node.mem_id: identifier for node in page.css("[id]") if (identifier := node.attributes.get("id")) in wanted}
    breaks = {node.mem_id: label for node in page.css(PAGE_BREAKS) if (label := _page_label(node))}
    gathered = whole_text(page, ids.keys() | breaks.keys())
    text = gathered.text()
    begun = {mem_id: _first_word(text, offset) for mem_id, offset in gathered.found.items()}
    title = page.css_first("head title")
    return Part(
        text=text,
        title="" if title is None else " ".join(title.text().split()),
        headings=tuple(gathered.headings),
        pages=tuple((begun[mem_id], "page", label) for mem_id, label in breaks.items() if mem_id in begun),
        anchors={identifier: begun[mem_id] for mem_id, identifier in ids.items() if identifier and mem_id in begun},
    )


def _page_label(node: LexborNode) -> str:
    attributes = node.attributes
    return " ".join((attributes.get("title") or attributes.get("aria-label") or node.text()).split())


def _first_word(text: str, offset: int) -> int:
    """The offset of the first word from there on; of an element without words, the next one's."""
    match = SPACES.match(text, offset)
    return len(text) if match is None else min(match.end(), len(text))
