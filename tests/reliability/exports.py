"""Exports parsed again: the same cards and texts, and nothing in them that runs, calculates, or leads elsewhere."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # it comes without types
from markdown_it import MarkdownIt

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.records import Node, Passage, Record, Source
from argmap.core.tree import Tree
from argmap.formats import argmap_json, markdown_outline, outline_writing
from argmap.formats.annotation_formats import WRITABLE, read_annotations, write_annotations
from argmap.intake.archives import Archive
from argmap.render import svg
from argmap.render.application import offscreen_application
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.sources.citations import bibtex
from argmap.sources.citations.reading import read_references
from argmap.sources.citations.source_fields import item_of
from argmap.sources.citations.writing import WRITERS, write_references
from tests.formats.shapes import shape, shape_of
from tests.reliability.nasty_maps import nasty_map
from tests.reliability.row import Row, Tally

MAPS = 10_000
EVERY_PDF = 20  # maps; a PDF takes another program to read it
PLAIN_WORD = re.compile(r"(?<!\S)[A-Za-z]{3,20}(?!\S)")
SVG = "{http://www.w3.org/2000/svg}"
SVG_DRAWS = frozenset(["svg", "g", "path", "rect", "text", "tspan", "title", "desc", "style", "defs", "clipPath"])
READ_OUT = {"aria-label"}
LEADS_ELSEWHERE = re.compile(r"url\(\s*(?!['\"]?(?:data:|#))|@import|javascript:", re.IGNORECASE)
MARKDOWN_ACTS = {"html_block", "html_inline", "image", "link_open"}
RUNS_IN_LATEX = re.compile(r"\\(?:input|write|include|openin|def)")

ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|URI|OpenAction|AA)\b")

Complaints = list[str]
Check = Callable[[Tree, list[Record]], Complaints]


def write_and_read(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write map number `number` in every format, and read each again."""
    records = nasty_map(number)
    tree = Tree(Document(records))
    with pytest.MonkeyPatch.context() as patch:
        for name in without:
            SWITCHES[name](patch)
        for check in (_json, _outline, _references, _annotations, _svg):
            _note(_complaints(check, tree, records), f"map {number}, {check.__name__[1:]}", tally)
        if number % EVERY_PDF == 0 and shutil.which("pdftotext") is not None:
            _note(_pdf(tree, folder), f"map {number}, pdf", tally)


def _complaints(check: Check, tree: Tree, records: list[Record]) -> Complaints:
    try:
        return check(tree, records)
    except (MapError, ParseError) as error:
        return [f"is not read again: {error}"]


def _note(complaints: Complaints, what: str, tally: Tally) -> None:
    tally.count(what.partition(", ")[2])
    for complaint in complaints:
        tally.fail(f"{what}: {complaint}")


def _json(tree: Tree, records: list[Record]) -> Complaints:
    again = argmap_json.read(argmap_json.write(records), "a.json").records
    return [] if sorted(map(repr, again)) == sorted(map(repr, records)) else ["other records"]


def _outline(tree: Tree, records: list[Record]) -> Complaints:
    data = outline_writing.write(tree)
    said = ["other cards"] if shape_of(markdown_outline.read(data, "a.md").records) != shape(tree) else []
    tokens = [
        one for block in MarkdownIt("commonmark").parse(data.decode()) for one in (block, *(block.children or ()))
    ]
    return said + [
        f"{one.type} in it" for one in tokens if one.type in {"html_block", "html_inline", "image", "link_open"}
    ]


def _references(tree: Tree, records: list[Record]) -> Complaints:
    items = [item_of(one) for one in tree.document.all(Source)]
    said: Complaints = []
    for suffix in WRITERS:
        data = write_references(items, suffix)
        if _titles(read_references(data, f"a{suffix}")) != _titles(items):
            said.append(f"other titles in {suffix}")
        if suffix == ".bib" and RUNS_IN_LATEX.search(data.decode()):
            said.append("a command for LaTeX")
    return said


def _titles(items: object) -> list[str]:
    return [" ".join(str(item.get("title", "")).split()) for item in items]  # type: ignore[attr-defined]  # items


def _annotations(tree: Tree, records: list[Record]) -> Complaints:
    said: Complaints = []
    for format_name in WRITABLE:
        data = write_annotations(tree, format_name)
        read = read_annotations(data, "a", format_name).annotations
        quoted = sorted(target.exact for one in read for target in one.targets)
        if quoted != sorted(one.exact for one in tree.document.all(Passage)):
            said.append(f"other words in {format_name}")
        if data.startswith(b"PK") and b"<!" in Archive(data, "a").read("project.qde")[:200]:
            said.append("a document type in the project")
    return said


def _svg(tree: Tree, records: list[Record]) -> Complaints:
    offscreen = offscreen_application()
    root = fromstring(export_image(tree, ImageOptions(ImageFormat.SVG)))
    del offscreen
    said = [complaint for one in root.iter() for complaint in _dangers(one)]
    cards = [one.findtext(f"{SVG}title") or "" for one in root.iter(f"{SVG}g") if one.get("class") == "card"]
    missing = [node for node in tree.document.all(Node) if not any(_plain(node.text) in _plain(card) for card in cards)]
    return said + [f"{len(missing)} cards are not in it" for _ in missing[:1]]


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


def _pdf(tree: Tree, folder: Path) -> Complaints:
    offscreen = offscreen_application()
    path = folder / "a.pdf"
    path.write_bytes(export_image(tree, ImageOptions(ImageFormat.PDF)))
    del offscreen
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    letters = "".join(words.split())
    wanted = {word for node in tree.document.all(Node) for word in PLAIN_WORD.findall(node.text)}
    said = [f"“{word}” is not in it" for word in sorted(wanted) if word not in letters]
    return said + ["it can act" for _ in ACTS.findall(path.read_bytes())]


def _unescaped_svg(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(svg, "escaped", lambda text: text)


def _unescaped_markdown(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outline_writing, "escaped", lambda text, indent, starts_line=False: text)


def _unescaped_latex(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bibtex, "latex_of", lambda text: text)


SWITCHES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "SVG's escapes": _unescaped_svg,
    "Markdown's escapes": _unescaped_markdown,
    "LaTeX's escapes": _unescaped_latex,
}

ROWS = (
    Row(
        name="exports",
        what=f"exports parsed again after {MAPS:,} generated maps",
        full=MAPS,
        short=12,
        trial=write_and_read,
        defences={"SVG's escapes": 1, "Markdown's escapes": 1, "LaTeX's escapes": 5},
    ),
)
