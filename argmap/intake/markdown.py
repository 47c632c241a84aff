"""The headings of a Markdown text, and the fields of its front matter. The text itself stays as it was typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

LINE_END = re.compile(r"\r\n?|\n")
FRONT_MATTER = re.compile(r"---[ \t]*(?:\r\n?|\n)(.*?)^---[ \t]*(?=[\r\n]|\Z)", re.DOTALL | re.MULTILINE)
FRONT_FIELD = re.compile(r"""^([A-Za-z_-]+)[ \t]*:[ \t]*["']?(.*?)["']?[ \t]*\r?$""", re.MULTILINE)
HEADING_LENGTH = 2_000  # characters of a heading that are looked at
FRONT_LENGTH = 20_000  # characters in which front matter must end


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where its line begins in the text, its level from 1 to 6, and its words without marks."""

    start: int
    level: int
    words: str


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The simple fields between `---` lines at the very beginning, their names in lower case, and where they end."""
    match = FRONT_MATTER.match(text, 0, FRONT_LENGTH)
    if match is None:
        return {}, 0
    return {name.lower(): words for name, words in FRONT_FIELD.findall(match[1]) if words}, match.end()


def headings(text: str, begin: int, end: int) -> Iterator[Heading]:
    """The headings of CommonMark `text` between two offsets, in their order. Half a second a million characters."""
    starts = [begin, *(match.end() for match in LINE_END.finditer(text, begin, end))]
    blocks = MarkdownIt("commonmark").disable("inline")
    inlines = MarkdownIt("commonmark")
    for opening, content in pairwise(blocks.parse(text[begin:end])):
        if opening.type == "heading_open" and opening.map is not None:
            words = _words(inlines.parseInline(content.content[:HEADING_LENGTH]))
            yield Heading(starts[opening.map[0]], int(opening.tag[1]), words)


def _words(tokens: list[Token]) -> str:
    pieces = [child for token in tokens for child in token.children or ()]
    words = "".join(" " if piece.type in {"softbreak", "hardbreak"} else piece.content for piece in pieces)
    return " ".join(words.split())
