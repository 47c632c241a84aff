"""Words as a Word document says them (ECMA-376, part 1, chapter 17): in its paragraphs a text is never but text."""

import re
import unicodedata
from collections.abc import Iterable

from argmap.formats.xml_writing import text as xml_text

LONGEST = 1_000_000  # characters of an element; readers of XML refuse ten times as many
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
RIGHT_TO_LEFT = {"R", "AL"}
ENDED_BY = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
"""The characters that turn the words behind them, and what ends each."""


def paragraph(
    style: str, runs: Iterable[str], numbered: tuple[int, int] | None = None, indent: int = 0, turns: bool = False
) -> str:
    """A paragraph of the style of that id. `numbered` is a list and a level in it, `indent` in twentieths of a point.

    One that `turns` is set from the right.
    """
    number = f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>' if numbered else ""
    turned = "<w:bidi/>" if turns else ""
    begins = f'<w:ind w:left="{indent}"/>' if indent else ""
    said = f'<w:pPr><w:pStyle w:val="{style}"/>{number}{turned}{begins}</w:pPr>'
    return f"<w:p>{said}{''.join(runs)}</w:p>"


def run(text: str, style: str = "") -> str:
    """Words in one character style; each of their lines on a line of its own, and none of them turns what follows."""
    styled = f'<w:rStyle w:val="{style}"/>' if style else ""
    turned = "<w:rtl/>" if turns(text) else ""
    properties = f"<w:rPr>{styled}{turned}</w:rPr>" if styled or turned else ""
    lines = "<w:br/>".join("".join(_pieces(line)) for line in LINE_END.split(ended(text)))
    return f"<w:r>{properties}{lines}</w:r>"


def note_mark(number: int) -> str:
    """The mark of a footnote behind what it belongs to."""
    return f'<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def note(number: int, text: str) -> str:
    """A footnote of a number, with its own mark before its words."""
    mark = '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
    said = paragraph("footnotetext", [mark, run(f" {text}")], turns=turns(text))
    return f'<w:footnote w:id="{number}">{said}</w:footnote>'


def turns(text: str) -> bool:
    """Whether a text runs from right to left, as its first letter does that runs either way."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((one for one in directions if one == "L" or one in RIGHT_TO_LEFT), "L") != "L"


def ended(text: str) -> str:
    """The text, and behind it the ends of what it begins to turn."""
    if ENDED_BY.keys().isdisjoint(text):
        return text
    open_ends: list[str] = []
    for one in text:
        if one in ENDED_BY:
            open_ends.append(ENDED_BY[one])
        elif open_ends and one == open_ends[-1]:
            open_ends.pop()
    return text + "".join(open_ends[::-1])


def _pieces(line: str) -> Iterable[str]:
    for start in range(0, len(line), LONGEST):
        yield f'<w:t xml:space="preserve">{xml_text(line[start : start + LONGEST])}</w:t>'
