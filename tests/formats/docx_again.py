"""Word documents read again, by our reader of sources and as bare XML: the same cards in order, nothing that acts."""

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from argmap.core.connectives import ENGLISH
from argmap.core.records import Node, Passage, PassageLink
from argmap.core.tree import Tree
from argmap.formats.numbered import Numbered
from argmap.formats.registry import export_map, format_written
from argmap.formats.written import Outgoing
from argmap.formats.xml_text import NO_XML
from argmap.sources import docx

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDED = re.compile("[\u202c\u2069]")  # what ends a turn of the words
ENDS = ".;:, "


def written(tree: Tree, format_id: str) -> bytes:
    return export_map(Outgoing(tree), format_written("a.docx", format_id)).data


def plain(text: str) -> str:
    """The words of a text that a document is to hold, whatever their spaces."""
    return " ".join(ADDED.sub("", NO_XML.sub("�", text)).split())


def read(data: bytes) -> str:
    """All words of a document, as our reader of sources finds them."""
    return plain(docx.read(data, "a.docx").text)


def part(data: bytes, name: str = "word/document.xml") -> ElementTree.Element:
    with ZipFile(BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def words_of(element: ElementTree.Element) -> str:
    """The words in an element, each line on one of its own."""
    said = {f"{WORD}t": lambda one: one.text or "", f"{WORD}br": lambda _: "\n"}
    return "".join(said[one.tag](one) for one in element.iter() if one.tag in said)


def numbered_cards(data: bytes) -> list[str]:
    """The words of the cards of an outline: the last run of each numbered paragraph."""
    paragraphs = [one for one in part(data).iter(f"{WORD}p") if one.find(f"{WORD}pPr/{WORD}numPr") is not None]
    return [plain(words_of(one.findall(f"{WORD}r")[-1])) for one in paragraphs]


def wrong_in_outline(tree: Tree) -> list[str]:
    """In which ways an outline does not say what the map does."""
    data, numbered = written(tree, "docx"), Numbered(tree)
    cards = [plain(tree.node(one.place.node_id).text) for one in (*numbered.lines(), *numbered.tray_lines())]
    found = read(data)
    missing = [one for one in quotes(tree) if one not in found]
    said = [] if numbered_cards(data) == cards else ["other cards, or in another order"]
    return said + _not_in_order(cards, found) + (["quotes are missing"] if missing else []) + acting(data)


def wrong_in_essay(tree: Tree) -> list[str]:
    """In which ways an essay leaves out what the map says. A card may begin small and lack its outer signs."""
    data = written(tree, "docx-essay")
    found = read(data).casefold()
    cards = [plain(one.text).strip(ENDS) or ENGLISH.empty for one in tree.document.all(Node)]
    said = [f"“{one[:80]}” is missing" for one in cards if one.casefold() not in found]
    return said + ["quotes are missing" for one in quotes(tree) if one.casefold() not in found] + acting(data)


def quotes(tree: Tree) -> list[str]:
    passages = {link.passage_id for link in tree.document.all(PassageLink) if link.node_id is not None}
    return [plain(one.exact) for one in tree.document.all(Passage) if one.id in passages]


def acting(data: bytes) -> list[str]:
    """What in a document calculates, leads elsewhere or was brought along: but for the number of the page, nothing."""
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    fields = [one for name in parts if name.endswith(".xml") for one in _fields(parts[name])]
    outside = [name for name, content in parts.items() if name.endswith(".rels") and b"TargetMode" in content]
    strange = [name for name in parts if not name.endswith((".xml", ".rels"))]
    return [f"{one} in it" for one in [*fields, *outside, *strange] if one != "PAGE"]


def _fields(content: bytes) -> list[str]:
    acts = {f"{WORD}{name}" for name in ("fldSimple", "hyperlink", "object", "drawing", "pict", "altChunk")}
    root = ElementTree.fromstring(content)
    said = [(one.text or "").strip() for one in root.iter(f"{WORD}instrText")]
    return said + [one.tag.removeprefix(WORD) for one in root.iter() if one.tag in acts]


def _not_in_order(cards: list[str], found: str) -> list[str]:
    at = 0
    for one in cards:
        at = found.find(one, at)
        if at < 0:
            return [f"“{one[:80]}” is not read where it should be"]
        at += len(one)
    return []
