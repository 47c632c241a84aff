"""The file of a Word document: python-docx's template with our styles, lists, page numbers and footnotes.

The same document gives the same bytes. They hold no author, no date and no address.
"""

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from argmap.formats.docx_styles import dress
from argmap.formats.xml_text import NO_XML, escaped

EPOCH = (1980, 1, 1, 0, 0, 0)
UNWANTED = {"stylesWithEffects", "customXml", "thumbnail", "extended-properties"}
MARGIN, A4 = Mm(25), (Mm(210), Mm(297))
LEVELS = 9  # of a list in Word
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PAGES = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>' + (
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
RULED = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'


def docx_file(paragraphs: Iterable[str], notes: Iterable[str], title: str, language: str) -> bytes:
    """The bytes of a document with those paragraphs and footnotes, as XML. Raises nothing for any title or language."""
    document = Document()
    _strip(document)
    _name(document, title)
    dress(document.styles.element, language if LANGUAGE.fullmatch(language) else "en-GB")
    _number(document)
    _lay_out(document)
    _add_notes(document, "".join(notes))
    body = document.element.body
    for element in reversed(parse_xml(f"<w:body {nsdecls('w')}>{''.join(paragraphs)}</w:body>")):
        body.insert(0, element)
    made = BytesIO()
    document.save(made)
    return _undated(made.getvalue())


def indent_of(level: int) -> int:
    """How far right the words of a level of a list stand, in twentieths of a point."""
    return 240 * min(level, LEVELS - 1) + hanging(level)


def hanging(level: int) -> int:
    """How far left of its words the number of a level stands; it grows by a figure with each level."""
    return 440 + 150 * min(level, LEVELS - 1)


def _strip(document: WordDocument) -> None:
    """Take away what the template says of the program and day it was made with, and what no reader needs."""
    for relations in (document.part.rels, document.part.package.rels):
        _drop(relations)
    document.element.body.sectPr.attrib.clear()
    settings = document.settings.element
    for name in ("w:rsids", "w:savePreviewPicture"):
        for element in settings.findall(qn(name)):
            settings.remove(element)
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")


def _drop(relations: Relationships) -> None:
    for name in [name for name, one in relations.items() if one.reltype.rpartition("/")[2] in UNWANTED]:
        del relations[name]


def _name(document: WordDocument, title: str) -> None:
    properties: Any = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    for element in [*properties.element]:
        properties.element.remove(element)
    document.core_properties.title = NO_XML.sub("�", title)[:255]


def _number(document: WordDocument) -> None:
    """Two lists whose numbers tell the numbers above them: that of the map, and that of the tray (T1, T1.1)."""
    lists: Any = document.part.numbering_part.element
    for element in [*lists]:
        lists.remove(element)
    for number, first in ((1, ""), (2, "T")):
        levels = "".join(_level(level, first) for level in range(LEVELS))
        kind = '<w:multiLevelType w:val="multilevel"/>'
        lists.append(
            parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}{levels}</w:abstractNum>')
        )
    for number in (1, 2):
        lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def _level(level: int, first: str) -> str:
    words = first + ".".join(f"%{one}" for one in range(1, level + 2))
    place = f'<w:ind w:left="{indent_of(level)}" w:hanging="{hanging(level)}"/>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{words}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{place}</w:pPr><w:rPr><w:b w:val="0"/><w:color w:val="6B7280"/></w:rPr></w:lvl>'
    )


def _lay_out(document: WordDocument) -> None:
    """A4 with a page number in the middle of the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    foot = f'<w:ftr {nsdecls("w")}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{PAGES}</w:p></w:ftr>'
    relation = _add_part(document, "footer1", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, foot)
    reference = f'<w:footerReference {nsdecls("w", "r")} w:type="default" r:id="{escaped(relation)}"/>'
    document.element.body.sectPr.insert(0, parse_xml(reference))


def _add_notes(document: WordDocument, notes: str) -> None:
    if notes:
        part = f"<w:footnotes {nsdecls('w')}>{RULES}{notes}</w:footnotes>"
        _add_part(document, "footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, part)
        settings = document.settings.element
        compatibility = settings.find(qn("w:compat"))
        compatibility.addprevious(parse_xml(f"<w:footnotePr {nsdecls('w')}>{RULED}</w:footnotePr>"))


def _add_part(document: WordDocument, name: str, content_type: str, relation: str, xml: str) -> str:
    """Add a part of bytes: python-docx knows no footnotes, and once bundled not where its own footers lie."""
    data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
    part = Part(PackURI(f"/word/{name}.xml"), content_type, data, document.part.package)
    return document.part.relate_to(part, relation)


def _undated(data: bytes) -> bytes:
    """The same archive, all of whose members are of one day."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as dated, ZipFile(made, "w", ZIP_DEFLATED) as undated:
        for one in dated.infolist():
            undated.writestr(ZipInfo(one.filename, EPOCH), dated.read(one), ZIP_DEFLATED)
    return made.getvalue()
