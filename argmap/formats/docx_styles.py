"""How a Word document looks: Word's own styles, dark on white, and none of those of the template that are not used."""

from typing import Any

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

INK, QUIET = '<w:color w:val="1F2937"/>', '<w:color w:val="6B7280"/>'
HEAD = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"'
    ' w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'
)
BOLD, ITALIC, RAISED = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>", '<w:vertAlign w:val="superscript"/>'
KEPT = "<w:keepNext/><w:keepLines/>"


def _spaced(before: int, after: int, line: int) -> str:
    """Space before and after in twentieths of a point; `line` is the height of lines in 240ths of one line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _sized(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


PARAGRAPHS: dict[str, tuple[str, str]] = {
    "Normal": (f"<w:widowControl/>{_spaced(0, 140, 288)}", _sized(22)),
    "Title": (f"{KEPT}{_spaced(0, 100, 252)}", f"{HEAD}{BOLD}{INK}{_sized(40)}"),
    "Subtitle": (_spaced(0, 360, 264), f"{HEAD}{QUIET}{_sized(26)}"),
    "Heading1": (f'{KEPT}{_spaced(360, 120, 264)}<w:outlineLvl w:val="0"/>', f"{HEAD}{BOLD}{INK}{_sized(28)}"),
    "Heading2": (f'{KEPT}{_spaced(240, 80, 264)}<w:outlineLvl w:val="1"/>', f"{HEAD}{BOLD}{INK}{_sized(23)}"),
    "ListParagraph": (_spaced(0, 80, 276), ""),
    "Quote": (f'{_spaced(20, 140, 264)}<w:ind w:left="567" w:right="567"/>', _sized(21)),
    "Footer": ('<w:jc w:val="center"/>', f"{HEAD}{QUIET}{_sized(18)}"),
    "footnotetext": (_spaced(0, 40, 240), _sized(18)),
    "Bibliography": (f'{_spaced(0, 100, 264)}<w:ind w:left="567" w:hanging="567"/>', ""),
}
CHARACTERS = {"Strong": BOLD, "SubtleEmphasis": f"{ITALIC}{QUIET}", "footnotereference": RAISED}
BARE = {"DefaultParagraphFont", "TableNormal", "NoList"}
ADDED = {
    "footnotetext": ("paragraph", "footnote text", "Normal"),
    "Bibliography": ("paragraph", "Bibliography", "Normal"),
    "footnotereference": ("character", "footnote reference", "DefaultParagraphFont"),
}
"""Styles of Word's that the template lacks: kind, name, and what they are based on."""
REPLACED = ("w:link", "w:pPr", "w:rPr")


def dress(styles: Any, language: str) -> None:  # noqa: ANN401  # elements of lxml, which has no types
    """Give the part of the styles those that are used, as they look here, and the language of the text."""
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in PARAGRAPHS.keys() | CHARACTERS.keys() | BARE:
            styles.remove(style)
    for identifier, (kind, name, base) in ADDED.items():
        named = f'<w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:uiPriority w:val="99"/>'
        styles.append(_element(f'w:style w:type="{kind}" w:styleId="{identifier}"', named))
    for style in styles.findall(qn("w:style")):
        for old in style.findall(qn("w:rsid")):  # of an hour in which someone edited the template
            style.remove(old)
        if style.get(qn("w:styleId")) not in BARE:
            _set(style)
    for said in styles.iter(qn("w:lang")):
        said.set(qn("w:val"), language)


def _set(style: Any) -> None:  # noqa: ANN401  # as above
    identifier = style.get(qn("w:styleId"))
    for name in REPLACED:
        for old in style.findall(qn(name)):
            style.remove(old)
    of_paragraph, of_run = PARAGRAPHS.get(identifier, ("", CHARACTERS.get(identifier, "")))
    style.extend([_element("w:pPr", of_paragraph)] if of_paragraph else [])
    style.extend([_element("w:rPr", of_run)] if of_run else [])


def _element(tag: str, inside: str) -> Any:  # noqa: ANN401  # as above
    name, _, attributes = tag.partition(" ")
    return parse_xml(f"<{name} {nsdecls('w')} {attributes}>{inside}</{name}>")
