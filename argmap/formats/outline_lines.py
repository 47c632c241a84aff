"""Text to lines that stand under each other by indentation: bullets, numbers, headings, quotes, or nothing but spaces.

Markdown's own nesting rules are not used: parsers for them recurse, and refuse what people paste from editors.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.core.limits import NODE_TEXT, NODES
from argmap.formats.markdown_text import OTHER_BULLETS

LONGEST_LINE = 6 * NODE_TEXT  # characters of Markdown that could still be a text within the limit
TAB = 4  # columns
LINE_END = re.compile(r"\r\n?|\n")
INDENT = re.compile(r"[ \t]*")
BULLET = re.compile(
    rf"(?:(?P<sign>[-+*])|[{OTHER_BULLETS}]|o(?=\t)|\(?(?P<number>\d{{1,3}})[.)]|[a-zA-Z]\)(?=[ \t]))(?:[ \t]+|$)"
)
CHECKBOX = re.compile(r"\[[ xX]\][ \t]+")
HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?[ \t]*$")
UNDERLINE = re.compile(r"(=+|-{2,})[ \t]*$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
NOTE = re.compile(r"\[(\^)?[^\]\s]{1,100}\]:(?:[ \t]|$)")
QUOTE = re.compile(r"(?:>[ \t]?)+")
HEADINGS_BEGIN = -1000  # the level of headings, above that of any indentation


class Line(NamedTuple):
    """What stands on one line of an outline, with the lines that continue it."""

    number: int  # of its first line in the file, from 1
    level: int  # a line belongs to the nearest one above with a smaller level
    markdown: str
    is_heading: bool = False
    is_quote: bool = False
    is_leaf: bool = False  # nothing stands under it, however far it is indented
    sign: str = ""  # the bullet, if it was one of - + * or a number
    content: int = 0  # the column where its words begin


@dataclass(slots=True)
class Lines:
    """The lines of an outline, and how many lines were passed over because they are notes."""

    lines: list[Line] = field(default_factory=list)
    notes: int = 0


def lines_of(text: str) -> Lines:
    """The lines of the text, in their order, joined with what continues them.

    None behind the first line, or the first part of one, that is more than any map holds.
    """
    scan = _Scan(has_bullets=any(map(_is_bullet, _lines_in(text))))
    for number, line in enumerate(_lines_in(text), 1):
        scan.take(number, line)
        if scan.is_beyond_limits:
            break
    scan.end_line()
    return scan.found


def _lines_in(text: str) -> Iterator[str]:
    begin = 0
    for end in LINE_END.finditer(text):
        yield text[begin : end.start()]
        begin = end.end()
    yield text[begin:]


def _is_bullet(line: str) -> bool:
    stripped = line.lstrip(" \t")
    return BULLET.match(stripped) is not None and RULE.match(stripped) is None


class _Scan:
    """Goes through the lines once. Without any bullet in the text every line stands for itself."""

    def __init__(self, has_bullets: bool) -> None:
        self.has_bullets = has_bullets
        self.found = Lines()
        self.after_blank = True
        self.in_note = False
        self._open: list[Line] = []  # the last line and those it stands under
        self._parts: list[str] = []  # what continues the last line
        self._length = 0  # of that

    @property
    def is_beyond_limits(self) -> bool:
        return len(self.found.lines) > NODES or self._length > LONGEST_LINE

    def take(self, number: int, line: str) -> None:
        indent, words = _indented(line)
        if not words.strip(" \t"):
            self.after_blank = True
            return
        for reads in (self._note, self._heading, self._quote, self._bullet, self._plain):
            if reads(number, indent, words):
                break
        self.after_blank = False

    def _note(self, number: int, indent: int, words: str) -> bool:
        """Footnotes and link definitions, whose words belong to no card."""
        if indent < TAB and NOTE.match(words):
            self.found.notes += 1
            self.in_note = True
            return True
        self.in_note = self.in_note and (not self.after_blank or indent >= TAB) and not _is_bullet(words)
        return self.in_note

    def _heading(self, number: int, indent: int, words: str) -> bool:
        last = self._last
        match = HEADING.match(words)
        if indent < TAB and match is not None:
            self._add(Line(number, HEADINGS_BEGIN + len(match[1]), match[2], is_heading=True))
            return True
        underline = UNDERLINE.match(words)
        if underline is not None and last is not None and not self.after_blank and last.level == 0:
            level = HEADINGS_BEGIN + (1 if words[0] == "=" else 2)
            self.end_line()
            self._add(self.found.lines.pop()._replace(level=level, is_heading=True))
            return True
        return indent < TAB and RULE.match(words) is not None

    def _quote(self, number: int, indent: int, words: str) -> bool:
        match = QUOTE.match(words)
        if match is None:
            return False
        said = words[match.end() :]
        last = self._last
        if last is not None and last.is_quote and not self.after_blank and last.content == indent:
            self._continue(said)
        elif said.strip(" \t"):
            self._add(Line(number, self._level_under(indent), said, is_quote=True, is_leaf=True, content=indent))
        return True

    def _level_under(self, indent: int) -> int:
        """The level that puts a quote under the last line whose words it is not left of, or under one at the margin."""
        fitting = (line for line in self._open[::-1] if line.is_heading or line.content <= indent or line.level <= 1)
        return next((line.level + 1 for line in fitting), 0)

    def _bullet(self, number: int, indent: int, words: str) -> bool:
        match = BULLET.match(words)
        if match is None or self._is_wrapped(indent, match["number"] or "1"):
            return False
        checkbox = CHECKBOX.match(words, match.end())
        said = words[(checkbox or match).end() :]
        sign = match["sign"] or match["number"] or ""
        quote = QUOTE.match(said)
        said = said[quote.end() :] if quote is not None else said
        self._add(Line(number, 2 * indent + 1, said, is_quote=bool(quote), sign=sign, content=indent + match.end()))
        return True

    def _is_wrapped(self, indent: int, digits: str) -> bool:
        """Whether a number at the start of a line is a word of the paragraph above, as in "in the year\n2023. And"."""
        last = self._last
        is_list = last is None or self.after_blank or last.sign.isdigit() or last.is_heading
        return not is_list and int(digits) != 1 and last is not None and indent >= last.content

    def _plain(self, number: int, indent: int, words: str) -> bool:
        last = self._last
        if self.has_bullets and last is not None and self._goes_on(last, indent):
            self._continue(words)
        else:
            self._add(Line(number, 2 * indent, words))
        return True

    def _goes_on(self, last: Line, indent: int) -> bool:
        """Whether words without a bullet continue the last line: directly, or as a paragraph of its own within it."""
        if last.is_heading or not self.after_blank:
            return not last.is_heading
        return indent >= last.content > 0 and not last.is_quote

    @property
    def _last(self) -> Line | None:
        return self.found.lines[-1] if self.found.lines else None

    def _add(self, line: Line) -> None:
        self.end_line()
        self.found.lines.append(line)
        if not line.is_leaf:
            while self._open and self._open[-1].level >= line.level:
                self._open.pop()
            self._open.append(line)

    def _continue(self, words: str) -> None:
        """The last line goes on; a blank line between is a line end that stays."""
        self._parts.append(("\\\n" if self.after_blank else "\n") + words)
        self._length += len(words)

    def end_line(self) -> None:
        """Put together the last line and what continued it."""
        if self._parts:
            last = self.found.lines[-1]
            self.found.lines[-1] = last._replace(markdown=last.markdown + "".join(self._parts))
            self._parts.clear()
            self._length = 0


def _indented(line: str) -> tuple[int, str]:
    """The columns before the words, and the words."""
    match = INDENT.match(line)
    spaces = match[0] if match is not None else ""
    return len(spaces.expandtabs(TAB)), line[len(spaces) :]
