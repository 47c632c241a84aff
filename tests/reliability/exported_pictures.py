"""Pictures of a map read again by other parsers: what they show, and that they do no more than show it."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

import pypdfium2  # type: ignore[import-untyped]  # it comes without types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # it comes without types
from PySide6.QtCore import QCoreApplication

from argmap.core.printable import is_seen
from argmap.core.records import Node
from argmap.core.tree import Tree
from argmap.render.application import offscreen_application
from argmap.render.font_cutting import cut_font
from argmap.render.font_use import UsedFont
from argmap.render.images import ImageFormat, ImageOptions, export_image

PLAIN_WORD = re.compile(r"(?<!\S)[A-Za-z]{3,20}(?!\S)")
SVG = "{http://www.w3.org/2000/svg}"
SVG_DRAWS = frozenset(["svg", "g", "path", "rect", "text", "tspan", "title", "desc", "style", "defs", "clipPath"])
READ_OUT = {"aria-label"}
LEADS_ELSEWHERE = re.compile(r"url\(\s*(?!['\"]?(?:data:|#))|@import|javascript:", re.IGNORECASE)
PDF_ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|URI|OpenAction|AA|Annot|EmbeddedFile|SubmitForm|ObjStm)\b")
PDF_STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
"""Packed bytes, in which every word stands by chance in the end. Objects would be in one only where it is an ObjStm."""
METADATA = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
TITLE = ".//{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_SHOWS = frozenset([b"IHDR", b"pHYs", b"tEXt", b"zTXt", b"iTXt", b"IDAT", b"IEND"])
CUTS_KEPT = 256

Complaints = list[str]


def of_svg(tree: Tree) -> Complaints:
    """What is wrong with the map as SVG."""
    root = fromstring(picture(tree, ImageFormat.SVG))
    said = [complaint for one in root.iter() for complaint in _dangers(one)]
    cards = [one.findtext(f"{SVG}title") or "" for one in root.iter(f"{SVG}g") if one.get("class") == "card"]
    missing = [node for node in tree.document.all(Node) if not any(_plain(node.text) in _plain(card) for card in cards)]
    return said + [f"{len(missing)} cards are not in it" for _ in missing[:1]]


def of_pdf(tree: Tree) -> Complaints:
    """What is wrong with the map as PDF."""
    data = picture(tree, ImageFormat.PDF)
    with pypdfium2.PdfDocument(data) as pages:
        letters = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    wanted = {word for node in tree.document.all(Node) for word in PLAIN_WORD.findall(node.text)}
    said = [f"“{word}” is not in it" for word in sorted(wanted) if word not in letters]
    said += ["it can act" for _ in PDF_ACTS.findall(PDF_STREAM.sub(b"", data))]
    titles = [fromstring(packet).findtext(TITLE) for packet in METADATA.findall(data)]
    return said + _other_titles(tree, titles)


def of_png(tree: Tree) -> Complaints:
    """What is wrong with the map as PNG."""
    chunks = list(_png_chunks(picture(tree, ImageFormat.PNG)))
    said = [f"{kind!r} in it" for kind, _ in chunks if kind not in PNG_SHOWS]
    width, height = struct.unpack(">II", chunks[0][1][:8])
    pixels = zlib.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT"))
    if len(pixels) != height * (1 + 3 * width) or chunks[-1] != (b"IEND", b""):
        said.append("it is not whole")
    texts = [_png_text(kind, content) for kind, content in chunks if kind in (b"tEXt", b"zTXt", b"iTXt")]
    return said + _other_titles(tree, [text for name, text in texts if name == "Title"])


def cut_once(used: UsedFont) -> bytes:
    """As `cut_font`, but the same letters once alone: most of the time that a picture takes goes there."""
    return _cut(_Letters(used.family, used.raw.styleName(), frozenset(used.letters), used))


@dataclass(frozen=True, slots=True)
class _Letters:
    family: str
    style: str
    letters: frozenset[str]
    used: UsedFont = field(compare=False)


@lru_cache(CUTS_KEPT)
def _cut(wanted: _Letters) -> bytes:
    return cut_font(wanted.used)


def picture(tree: Tree, image_format: ImageFormat) -> bytes:
    """The map as an image."""
    _application()
    return export_image(tree, ImageOptions(image_format, scale=1.0))


@cache
def _application() -> QCoreApplication:
    """The same for all maps: a new one looks through all fonts of the machine again."""
    return offscreen_application()


def _other_titles(tree: Tree, found: list[str | None]) -> Complaints:
    title = tree.document.info.title if is_seen(tree.document.info.title) else "Argument map"
    return [] if [_spaced(one or "") for one in found] == [_spaced(title)] else [f"has the titles {found!a}"]


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _dangers(element: Element) -> Complaints:
    """What of an element is more than a drawing. Words that are read out, and no more, may say what they like."""
    tag = element.tag.removeprefix(SVG)
    said = [] if tag in SVG_DRAWS else [f"{tag} in it"]
    said += [f"{name} in it" for name in element.attrib if name.startswith("on") or name.endswith("href")]
    looks = [value for name, value in element.attrib.items() if name not in READ_OUT]
    looks += [element.text or ""] if tag == "style" else []
    return said + ["an address in it" for look in looks if LEADS_ELSEWHERE.search(look)]


def _plain(text: str) -> str:
    return "".join(re.findall(r"[\w<>&]", text))


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the content of each chunk (PNG, third edition, 5.3). Raises `ValueError` for a wrong checksum."""
    place = len(PNG_START) if data.startswith(PNG_START) else len(data)
    while place < len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        content, check = data[place + 8 : place + 8 + size], data[place + 8 + size : place + 12 + size]
        if zlib.crc32(kind + content).to_bytes(4) != check:
            raise ValueError(f"the checksum of {kind!r} is wrong")
        yield kind, content
        place += 12 + size


def _png_text(kind: bytes, content: bytes) -> tuple[str, str]:
    """The name of a text and the text (PNG, third edition, 11.3.3)."""
    name, _, rest = content.partition(b"\0")
    match kind:
        case b"tEXt":
            return name.decode("latin-1"), rest.decode("latin-1")
        case b"zTXt":
            return name.decode("latin-1"), zlib.decompress(rest[1:]).decode("latin-1")
    is_packed, text = rest[0], rest[2:].split(b"\0", 2)[2]
    return name.decode("latin-1"), (zlib.decompress(text) if is_packed else text).decode()
