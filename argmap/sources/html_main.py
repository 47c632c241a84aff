"""Where the main text of a web page is. In doubt more is kept: a passage cannot quote what was left out."""

from collections.abc import Iterable, Set

from selectolax.lexbor import LexborHTMLParser, LexborNode

from argmap.sources.document import Progress
from argmap.sources.html_text import PageText

MAIN = "main, [role=main]"
SHARE = 0.3  # of the page's characters that the marked main text must hold to be believed
NEVER_READ = (
    "script, style, noscript, template, svg, iframe, object, video, audio, canvas, head, rp, "
    "button, select, datalist, textarea, nav, [role=navigation], [role=search], [hidden], "
    '[aria-hidden="true"], [style*="display:none" i], [style*="display: none" i]'
)
AROUND = (
    "body > header:not(:has(h1)), body > footer, body > aside, body > div > header:not(:has(h1)), body > div > footer, "
    "[role=banner]:not(:has(h1)), [role=contentinfo], [role=complementary]"
)


def main_text(page: LexborHTMLParser, progress: Progress) -> PageText:
    """The page's text as it reads: of its marked main part, or of its body without what stands around a main part.

    `progress` is told each of the three steps, so that the deadline for one is not that for all.
    """
    progress(1, 3)
    body = page.body
    if body is None:
        return PageText()
    unread = _ids(body.css(NEVER_READ))
    whole = _text_of([body], unread | _ids(body.css(AROUND)))
    progress(2, 3)
    marked = _text_of(_marked(body), unread)
    progress(3, 3)
    return marked if len(marked) and len(marked) >= SHARE * len(whole) else whole


def whole_text(page: LexborHTMLParser, looked_for: Set[int] = frozenset()) -> PageText:
    """All that a reader sees in the body, and where in it the elements are that are looked for (by `mem_id`)."""
    text = PageText(looked_for)
    if page.body is not None:
        text.add(page.body, _ids(page.body.css(NEVER_READ)))
    return text


def _text_of(parts: Iterable[LexborNode], unread: set[int]) -> PageText:
    text = PageText()
    for part in parts:
        text.add(part, unread)
    return text


def _marked(body: LexborNode) -> list[LexborNode]:
    mains = body.css(MAIN)
    if mains:
        ids = _ids(mains)
        return [node for node in mains if not _is_inside(node, ids)]
    articles = body.css("article")
    return articles if len(articles) == 1 else []


def _is_inside(node: LexborNode, ids: set[int]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in ids:
            return True
        above = above.parent
    return False


def _ids(nodes: Iterable[LexborNode]) -> set[int]:
    return {node.mem_id for node in nodes}
