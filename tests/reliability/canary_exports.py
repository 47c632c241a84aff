"""Writes a map in every format there is."""

from pathlib import Path

from argmap.core.records import Source
from argmap.core.tree import Tree
from argmap.formats import argmap_json, outline_writing
from argmap.formats.annotation_formats import WRITABLE, write_annotations
from argmap.formats.docx import DOCX
from argmap.formats.registry import export_map
from argmap.formats.written import Outgoing
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.sources.citations.source_fields import item_of
from argmap.sources.citations.writing import WRITERS, write_references


def write_every_export(tree: Tree, folder: Path) -> None:
    """Put a file of each format into the folder."""
    for number, data in enumerate((*_pictures(tree), *_texts(tree))):
        (folder / f"export-{number}").write_bytes(data)


def _pictures(tree: Tree) -> list[bytes]:
    return [export_image(tree, ImageOptions(one)) for one in ImageFormat]


def _texts(tree: Tree) -> list[bytes]:
    items = [item_of(one) for one in tree.document.all(Source)]
    return [
        argmap_json.write(list(tree.document.records())),
        outline_writing.write(tree),
        *(write_references(items, suffix) for suffix in WRITERS),
        *(write_annotations(tree, name) for name in WRITABLE),
        *(export_map(Outgoing(tree), one).data for one in DOCX),
    ]
