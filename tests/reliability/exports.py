"""Exports parsed again: the same cards and texts, and nothing in them that runs, calculates, or leads elsewhere."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.records import Node, Passage, Source
from argmap.core.tree import Tree
from argmap.formats import argmap_json, csv_rows, docx_text, graphml_writing, markdown_outline, outline_writing
from argmap.formats.annotation_formats import WRITABLE, read_annotations, write_annotations
from argmap.formats.argdown import card_writing
from argmap.intake.archives import Archive
from argmap.render import font_cutting, svg
from argmap.render.pdf import pages
from argmap.sources.citations import bibtex
from argmap.sources.citations.reading import read_references
from argmap.sources.citations.source_fields import item_of
from argmap.sources.citations.writing import WRITERS, write_references
from tests.formats.docx_again import wrong_in_essay, wrong_in_outline
from tests.formats.shapes import shape, shape_of
from tests.reliability import exported_pictures
from tests.reliability.exported_formats import of_formats
from tests.reliability.exported_pictures import Complaints
from tests.reliability.exported_tables import of_tables
from tests.reliability.nasty_maps import nasty_map
from tests.reliability.row import Row, Tally

MAPS = 10_000
MARKDOWN_ACTS = {"html_block", "html_inline", "image", "link_open"}
RUNS_IN_LATEX = re.compile(r"\\(?:input|write|include|openin|def)")


def write_and_read(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write map number `number` in every format, and read each again."""
    tree = Tree(Document(nasty_map(number)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(font_cutting, "cut_font", exported_pictures.cut_once)
        for name in without:
            SWITCHES[name](patch)
        for what, check in CHECKS.items():
            tally.count(what)
            for complaint in _complaints(check, tree):
                tally.fail(f"map {number}, {what}: {complaint}")


def write_and_read_formats(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write map number `number` in every format that argmap reads as well, and read each again."""
    tree = Tree(Document(nasty_map(number)))
    with pytest.MonkeyPatch.context() as patch:
        for name in without:
            FORMAT_SWITCHES[name](patch)
        for complaint in _complaints(of_formats, tree):
            tally.fail(f"map {number}: {complaint}")


def _complaints(check: Callable[[Tree], Complaints], tree: Tree) -> Complaints:
    try:
        return check(tree)
    except (MapError, SyntaxError) as error:  # as parsers of XML say that something is none
        return [f"is not read again: {error}"]


def _json(tree: Tree) -> Complaints:
    records = list(tree.document.records())
    data = argmap_json.write(records)
    again = argmap_json.read(data, "a.json").records
    said = [] if sorted(map(repr, again)) == sorted(map(repr, records)) else ["other records"]
    texts = [one["text"] for one in json.loads(data)["nodes"]]
    return said + (["other texts"] if sorted(texts) != sorted(one.text for one in tree.document.all(Node)) else [])


def _outline(tree: Tree) -> Complaints:
    data = outline_writing.write(tree)
    said = ["other cards"] if shape_of(markdown_outline.read(data, "a.md").records) != shape(tree) else []
    blocks = MarkdownIt("commonmark").parse(data.decode())
    tokens = [one for block in blocks for one in (block, *(block.children or ()))]
    return said + [f"{one.type} in it" for one in tokens if one.type in MARKDOWN_ACTS]


def _references(tree: Tree) -> Complaints:
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


def _annotations(tree: Tree) -> Complaints:
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


def _unescaped_svg(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(svg, "escaped", lambda text: text)


def _unescaped_pdf(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pages, "escaped", lambda text: text)


def _unescaped_markdown(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outline_writing, "escaped", lambda text, indent, starts_line=False: text)


def _unescaped_argdown(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(card_writing, "escaped", lambda text: text)


def _unescaped_graphml(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(graphml_writing, "escaped", lambda text: text)


def _unguarded_inside(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(csv_rows, "INSIDE", re.compile("(?!)"))


def _unescaped_docx(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(docx_text, "xml_text", lambda text: text)


def _unescaped_latex(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bibtex, "latex_of", lambda text: text)


CHECKS: dict[str, Callable[[Tree], Complaints]] = {
    "JSON": _json,
    "outlines": _outline,
    "references": _references,
    "annotations": _annotations,
    "tables": of_tables,
    "Word outlines": wrong_in_outline,
    "Word essays": wrong_in_essay,
    "SVG": exported_pictures.of_svg,
    "PDF": exported_pictures.of_pdf,
    "PNG": exported_pictures.of_png,
}
SWITCHES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "SVG's escapes": _unescaped_svg,
    "PDF's escapes": _unescaped_pdf,
    "Markdown's escapes": _unescaped_markdown,
    "tables' guards inside cells": _unguarded_inside,
    "Word's escapes": _unescaped_docx,
    "LaTeX's escapes": _unescaped_latex,
}
FORMAT_SWITCHES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "Argdown's escapes": _unescaped_argdown,
    "GraphML's escapes": _unescaped_graphml,
}

ROWS = (
    Row(
        name="exports",
        what=f"exports parsed again after {MAPS:,} generated maps",
        full=MAPS,
        short=6,
        trial=write_and_read,
        defences={
            "SVG's escapes": 1,
            "PDF's escapes": 3,
            "Markdown's escapes": 1,
            "tables' guards inside cells": 3,
            "Word's escapes": 1,
            "LaTeX's escapes": 5,
        },
    ),
    Row(
        name="formats",
        what=f"{MAPS:,} generated maps in each format that is read as well, and read again",
        full=MAPS,
        short=6,
        trial=write_and_read_formats,
        defences={"Argdown's escapes": 3, "GraphML's escapes": 1},
    ),
)
