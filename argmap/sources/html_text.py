"""The text of a part of a web page as a reader sees it, after `innerText` (HTML standard, 3.2.7).

Beyond the standard, headings, quotations, lists and tables are set off by an empty line, as paragraphs are.
"""

import re
from collections.abc import Set

from selectolax.lexbor import LexborNode

from argmap.sources.document import Locator

COLLAPSED = re.compile(r"[ \t\n\r\f]+")
HEADINGS = {f"h{level}": f"heading{level}" for level in range(1, 7)}
SET_OFF = {"p", "blockquote", "pre", "ul", "ol", "dl", "table", "figure", "hr", "body", "main", "article", *HEADINGS}
BLOCKS = {
    "address", "aside", "caption", "center", "dd", "details", "dialog", "dir", "div", "dt", "fieldset", "figcaption",
    "footer", "form", "header", "hgroup", "legend", "li", "listing", "menu", "nav", "optgroup", "option", "plaintext",
    "search", "section", "summary", "tbody", "tfoot", "thead", "tr", "xmp",
}  # fmt: skip
LINES_BEFORE = dict.fromkeys(BLOCKS, 1) | dict.fromkeys(SET_OFF, 2)
LISTS = {"ul", "ol", "dl"}
CELLS = {"td", "th"}
BREAKS = ("\n", "\t")
KEEP_SPACES = {"pre", "listing", "plaintext", "xmp"}


class PageText:
    """The text gathered so far, where its headings begin, and where those elements do that are looked for."""

    def __init__(self, looked_for: Set[int] = frozenset()) -> None:
        self.headings: list[Locator] = []
        self.found: dict[int, int] = {}  # offsets of the elements looked for, both by `mem_id`
        self._looked_for = looked_for
        self._pieces: list[str] = []
        self._length = 0
        self._lines_due = 0  # line ends owed before the next words
        self._space_due = False
        self._keeping_spaces = 0  # how many elements that keep spaces are open
        self._open_headings: list[tuple[int, int]] = []  # offset and piece at which each began

    def __len__(self) -> int:
        return self._length

    def text(self) -> str:
        return "".join(self._pieces).rstrip("\n")

    def add(self, part: LexborNode, unread: set[int]) -> None:
        """Add the words of an element and all below it but the elements in `unread` (by `mem_id`)."""
        end = part.mem_id
        node = part
        while True:
            below = self._enter(node, unread)
            while below is None:
                self._leave(node)
                if node.mem_id == end or node.parent is None:
                    return
                below, node = node.next, node.parent
            node = below

    def _enter(self, node: LexborNode, unread: set[int]) -> LexborNode | None:
        """Take in the node itself; its first child, or None where there is nothing below to read."""
        if node.is_text_node:
            self._add_words(node.text_content or "")
            return None
        tag = node.tag or ""
        if node.mem_id in unread or not node.is_element_node:
            return None
        if tag == "br":
            self._write("\n")
        elif tag in CELLS and node.prev is not None:
            self._begin_cell(node)
        self._begin_lines(node, tag)
        if node.mem_id in self._looked_for:
            self.found[node.mem_id] = self._next_offset()
        return node.first_child

    def _begin_cell(self, node: LexborNode) -> None:
        before = node.prev
        while before is not None and before.tag not in CELLS:
            before = before.prev
        if before is not None and not self._lines_due:
            self._write("\t")

    def _begin_lines(self, node: LexborNode, tag: str) -> None:
        self._lines_due = max(self._lines_due, _lines_around(node, tag))
        self._keeping_spaces += tag in KEEP_SPACES
        if tag in HEADINGS:
            self._open_headings.append((self._next_offset(), len(self._pieces)))

    def _next_offset(self) -> int:
        """Where the next words will begin, but for a space before them."""
        return self._length + (self._lines_due if self._length else 0)

    def _leave(self, node: LexborNode) -> None:
        if not node.is_element_node:
            return
        tag = node.tag or ""
        self._lines_due = max(self._lines_due, _lines_around(node, tag))
        self._keeping_spaces -= tag in KEEP_SPACES
        if tag in HEADINGS and self._open_headings:
            start, piece = self._open_headings.pop()
            words = " ".join("".join(self._pieces[piece:]).split())
            if words:
                self.headings.append((start, HEADINGS[tag], words))

    def _add_words(self, words: str) -> None:
        if self._keeping_spaces:
            self._write(words)
            return
        collapsed = COLLAPSED.sub(" ", words)
        stripped = collapsed.strip(" ")
        self._space_due = self._space_due or collapsed.startswith(" ")
        if stripped:
            self._write(stripped)
            self._space_due = collapsed.endswith(" ")

    def _write(self, words: str) -> None:
        """Write words, or a line end or tab, after the line ends or the space that are due."""
        before = "\n" * self._lines_due if self._length else ""
        if (
            not before
            and self._space_due
            and words not in BREAKS
            and self._pieces
            and self._pieces[-1][-1] not in BREAKS
        ):
            before = " "
        self._lines_due, self._space_due = 0, False
        if before + words:
            self._pieces.append(before + words)
            self._length += len(before) + len(words)


def _lines_around(node: LexborNode, tag: str) -> int:
    lines = LINES_BEFORE.get(tag, 0)
    if lines == 2 and tag in LISTS and node.parent is not None and node.parent.tag == "li":
        return 1
    return lines
