"""EPUB books made for a test, of nothing but what the test is about."""

from tests.sources.docx_making import zipped

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
XHTML = "application/xhtml+xml"


def page(body: str, head: str = "") -> str:
    return (
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body>{body}</body></html>'
    )


def navigation(*links: tuple[str, str]) -> str:
    listed = "".join(f'<li><a href="{address}">{words}</a></li>' for address, words in links)
    return page(f'<nav epub:type="toc"><ol>{listed}</ol></nav>')


def package(parts: list[str], said: str = "", items: str = "") -> str:
    """A package whose reading order is `parts`, addresses; `items` are further lines of its manifest."""
    named = "".join(f'<item id="i{n}" href="{one}" media-type="{XHTML}"/>' for n, one in enumerate(parts))
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(parts)))
    dublin_core = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'
    inner = f"<metadata>{said}</metadata><manifest>{named}{items}</manifest><spine>{order}</spine>"
    return f"<package {dublin_core}>{inner}</package>"


def epub(parts: dict[str, str], said: str = "", items: str = "", others: dict[str, str] | None = None) -> bytes:
    """A book of those parts, by their addresses in reading order; `others` are further members, by name."""
    members = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    members["OPS/book.opf"] = package(list(parts), said, items)
    members |= {f"OPS/{address}": text for address, text in parts.items()}
    return zipped(members | (others or {}))
