"""Every reader of foreign bytes by its kind, and what is in a map once it was taken in there as the window does."""

import atexit
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from argmap.core.annotations import known_in
from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.edits import add_annotations, add_source, cite
from argmap.core.ids import new_id
from argmap.core.records import MapInfo, Record, Source
from argmap.core.tree import Tree
from argmap.formats.annotation_formats import WRITABLE, read_annotations, write_annotations
from argmap.formats.annotations.annotation import Annotation, ReadAnnotations
from argmap.formats.annotations.arriving import arrive, fresh_ones, replies_to
from argmap.formats.annotations.shelf import Shelf
from argmap.formats.imported import Incoming
from argmap.formats.registry import FORMATS, export_map, import_map
from argmap.formats.written import Outgoing
from argmap.session.session import Session
from argmap.sources.citations.reading import read_references
from argmap.sources.citations.source_fields import item_of, source_of
from argmap.sources.citations.writing import WRITERS, write_references
from argmap.sources.document import SourceDocument
from argmap.sources.page import Original, page_spans
from argmap.sources.reading import read_source
from argmap.sources.source_records import source_records
from argmap.storage.opening import read_map
from argmap.ui.highlights import annotations_of
from argmap.worker.client import Worker
from argmap.worker.page_reader import PageReader
from tests.reliability.good_files import TEXT
from tests.reliability.steps import begin
from tests.reliability.words import WORDS

INFO = MapInfo("0" * 32)


@dataclass(frozen=True, slots=True)
class Reader:
    """`read` takes a file and gives the records of the map that then is; trouble that it names is a `MapError`."""

    kind: str
    suffix: str
    read: Callable[[Path], list[Record]]

    @property
    def words(self) -> tuple[bytes, ...]:
        return WORDS[self.kind]


@cache
def worker() -> Worker:
    """The one worker process of this process, as a window has it."""
    made = Worker()
    atexit.register(made.close)
    return made


@cache
def page_reader() -> PageReader:
    made = PageReader()
    atexit.register(made.close)
    return made


def _with(change: Callable[[Document], Change], *records: Record) -> list[Record]:
    """What a map of these records is after an edit, made as the window makes it."""
    session = Session([INFO, *records])
    session.commit(change(session.document))
    return list(session.document.records())


def write_in_every_format(records: list[Record]) -> None:
    """Write a map as each of the formats that are not pictures. Nothing that was read may make that fail."""
    begin("making a tree")
    tree = Tree(Document(records))
    items = [item_of(one) for one in tree.document.all(Source)]
    for suffix in WRITERS:
        begin(f"writing references as {suffix}")
        write_references(items, suffix)
    for format_name in WRITABLE:
        begin(f"writing passages as {format_name}")
        write_annotations(tree, format_name)
    for one in FORMATS:
        if one.write is not None:
            begin(f"writing {one.id}")
            export_map(Outgoing(tree, has_passages=True), one)


def _map(path: Path) -> list[Record]:
    return read_map(path).records


def _import(path: Path) -> list[Record]:
    return list(import_map(Incoming(path.read_bytes(), path.name)).records)


def _importing(format_id: str) -> Callable[[Path], list[Record]]:
    """A reader of one of the formats that share a suffix, whatever a file says first."""
    return lambda path: list(import_map(Incoming(path.read_bytes(), path.name), format_id).records)


def _source(path: Path) -> list[Record]:
    return _as_source(read_source(path.read_bytes(), path.name), path)


def _source_by_worker(path: Path) -> list[Record]:
    return _as_source(worker().read_source(path.read_bytes(), path.name), path)


def _as_source(document: SourceDocument, path: Path) -> list[Record]:
    source, text = source_records(document, path.name, new_id)
    return _with(lambda map_document: add_source(map_document, source, text))


def _highlights(path: Path) -> list[Record]:
    """What is marked in a PDF, as the window brings it in once the PDF is a source."""
    data = path.read_bytes()
    document = worker().read_source(data, path.name)
    source, text = source_records(document, path.name, new_id)
    stored = [text.text[span.start : span.end] for span in page_spans(text.text, text.locators)]
    original = Original(text.original_sha256 or "", path.name, lambda: data)
    marks = page_reader().marks(original, stored)
    return _with_annotations(ReadAnnotations(tuple(annotations_of(marks, source, text))), source, text)


def _references(path: Path) -> list[Record]:
    items = read_references(path.read_bytes(), path.name)
    return _with(lambda document: cite(document, [source_of(item, new_id()) for item in items]).change)


def _annotations(path: Path) -> list[Record]:
    read = read_annotations(path.read_bytes(), path.name)
    source, text = source_records(SourceDocument(TEXT, "text/plain", b""), "A report.txt", new_id)
    return _with_annotations(read, source, text)


def _with_annotations(read: ReadAnnotations, *records: Record) -> list[Record]:
    def change(document: Document) -> Change:
        fresh: list[Annotation] = fresh_ones(read.annotations, known_in(document))
        arrival = arrive(fresh, Shelf(document))
        return add_annotations(document, arrival.cards, arrival.sources, replies_to(read.annotations), read.relations)

    return _with(change, *records)


MAPS = (
    Reader("map", ".argmap", _map),
    Reader("argmap-json", ".json", _import),
    Reader("outline", ".md", _import),
)
TREES = (
    Reader("mindmup", ".mup", _import),
    Reader("freeplane", ".mm", _import),
    Reader("opml", ".opml", _import),
    Reader("kialo", ".txt", _import),
)
TABLES = (Reader("csv", ".csv", _import),)
GRAPHS = (
    Reader("aif", ".json", _importing("aif")),
    Reader("sadface", ".json", _importing("sadface")),
    Reader("argdown-json", ".json", _importing("argdown-json")),
)
LINES = (
    Reader("brat", ".ann", _import),
    Reader("tgf", ".tgf", _import),
    Reader("carneades-yaml", ".yml", _import),
)
XML_GRAPHS = (
    Reader("graphml", ".graphml", _import),
    Reader("arggraph", ".xml", _import),
    Reader("aml", ".aml", _import),
    Reader("argunet", ".argml", _import),
    Reader("lkif", ".lkif", _import),
    Reader("caf", ".caf", _import),
)
ARCHIVES = (
    Reader("csv-files", ".zip", _import),
    Reader("aif-files", ".zip", _importing("aif-files")),
    Reader("cytoscape", ".cyjs", _importing("cytoscape")),
)
ARGDOWN = (Reader("argdown", ".argdown", _import),)
DOCUMENTS = tuple(
    Reader(kind, suffix, _source) for kind, suffix in {"docx": ".docx", "html": ".html", "epub": ".epub"}.items()
)
TEXTS = (Reader("markdown", ".md", _source), Reader("text", ".txt", _source))
PDFS = (Reader("pdf", ".pdf", _source_by_worker), Reader("pdf", ".pdf", _highlights))
REFERENCES = tuple(
    Reader(kind, suffix, _references) for kind, suffix in {"bibtex": ".bib", "ris": ".ris", "csl-json": ".json"}.items()
)
ANNOTATIONS = tuple(
    Reader(kind, suffix, _annotations)
    for kind, suffix in {"web-annotation": ".jsonld", "hypothesis": ".json", "refi-qda": ".qdpx"}.items()
)
