"""One card's text as inline Markdown and back: what is plain comes back as it was, character by character."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKED = re.compile(r"[\\*_`\[\]<>&!\n]")
ANYWHERE = re.compile(r"[\\*`\[\]<]|&(?=[#0-9A-Za-z])|(?<![^\W_])_|_(?![^\W_])")
LINE_START = re.compile(r"[-+#>=~]|(?P<number>\(?\d{1,9}(?=[.)])|[a-zA-Z](?=\)))")
OTHER_BULLETS = "•◦▪‣·–—●○■−"
"""Bullets as word processors paste them, which Markdown does not know."""


class InlineMarkdown:
    """Reads inline Markdown. One for each file: the parser takes longer to make than a card to read."""

    def __init__(self) -> None:
        self._parser = MarkdownIt("commonmark")

    def words(self, markdown: str) -> tuple[str, list[str]]:
        """The words without marks, and the addresses of the links among them. Marked line ends stay line ends."""
        if not MARKED.search(markdown):
            return markdown, []
        children = [child for token in self._parser.parseInline(markdown) for child in token.children or ()]
        addresses = [str(child.attrs.get("href", "")) for child in children if child.type == "link_open"]
        return "".join(map(_plain, children)), [address for address in addresses if address]


def _plain(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return "".join(map(_plain, token.children or ()))
        case "html_inline":
            return ""
        case _:
            return token.content


def escaped(text: str, indent: str, starts_line: bool = False) -> str:
    """Text as inline Markdown that reads back the same; every line but the first begins with `indent`.

    `starts_line` says that nothing stands before it on its line that would keep its start from being a mark.
    """
    stripped = text.strip("\n")
    before = "&#10;" * (len(text) - len(text.lstrip("\n")))
    after = "&#10;" * (len(text) - len(before) // 5 - len(stripped))
    lines = [_escaped_line(line, index > 0 or starts_line) for index, line in enumerate(stripped.split("\n"))]
    return before + f"\\\n{indent}".join(lines) + after


def _escaped_line(line: str, starts_line: bool) -> str:
    found = ANYWHERE.sub(lambda match: "\\" + match[0], line).replace("\r", "&#13;").replace("\t", "&#9;")
    if found.startswith(" "):
        found = "&#32;" + found[1:]
    if found.endswith(" "):
        found = found[:-1] + "&#32;"
    if not starts_line:
        return found
    if found[:1] and found[0] in OTHER_BULLETS:
        return f"&#{ord(found[0])};" + found[1:]
    mark = LINE_START.match(found)
    if mark is None:
        return found
    return f"{mark[0]}\\{found[mark.end() :]}" if mark["number"] else f"\\{found}"
