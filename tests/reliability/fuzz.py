"""Fuzz of every reader: mutated files are read or refused in a sentence; what is read makes a map that opens again."""

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest

from argmap.core.errors import MapError
from argmap.core.records import Record
from argmap.formats import argmap_json, hypothesis_json, plain_yaml, refi_qda, web_annotation
from argmap.formats.argdown import data as argdown_data
from argmap.intake import archives, decoding, json_text, xml_events
from argmap.sources.citations import csl_json
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from argmap.worker import messages
from argmap.worker.errors import ReadingFailed
from tests.reliability.good_files import good_files
from tests.reliability.mutating import mutated
from tests.reliability.readers import (
    ANNOTATIONS,
    ARCHIVES,
    ARGDOWN,
    DOCUMENTS,
    GRAPHS,
    LINES,
    MAPS,
    PDFS,
    REFERENCES,
    TABLES,
    TEXTS,
    TREES,
    XML_GRAPHS,
    Reader,
    write_in_every_format,
)
from tests.reliability.row import Row, Tally, Trial
from tests.reliability.steps import begin

FILES = 10_000  # of every reader
HANGS_S = 10.0  # of processor time, to read a file or to write it in one format
LONGEST = 4_000  # characters of a sentence
JOINERS = "\u200c\u200d"  # of Persian words and the like

Switch = Callable[[pytest.MonkeyPatch], None]
"""Leaves a defence out."""


def fuzzing(readers: Sequence[Reader], switches: Mapping[str, Switch]) -> Trial:
    """The trial of a row: file number n // m of reader n % m, where there are m readers."""

    def trial(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
        reader = readers[number % len(readers)]
        tally.count(f"{reader.kind} files")
        path = folder / f"a file{reader.suffix}"
        path.write_bytes(mutated(good_files(reader.kind), reader.words, Random(number)))
        with pytest.MonkeyPatch.context() as patch:
            for name in without:
                switches[name](patch)
            _read(reader, path, tally, f"trial {number}, {reader.kind}")

    return trial


def _read(reader: Reader, path: Path, tally: Tally, what: str) -> None:
    begin("reading")
    try:
        records = reader.read(path)
    except ReadingFailed as error:
        tally.count(f"{reader.kind} {type(error).__name__}")
        if type(error) is ReadingFailed:
            tally.fail(f"{what}: ended the worker process")
    except MapError as error:
        tally.count(f"{reader.kind} refused")
        _judge_sentence(str(error), tally, what)
    except Exception as error:  # outside the named classes, which is what is looked for
        tally.fail(f"{what}: {type(error).__name__}: {error}")
    else:
        tally.count(f"{reader.kind} read")
        _judge_records(records, path.with_name("made.argmap"), tally, what)


def _judge_sentence(sentence: str, tally: Tally, what: str) -> None:
    is_printable = all(one.isprintable() or one in JOINERS for one in sentence)
    if not is_printable or sentence[-1:] not in {".", ")"} or len(sentence) > LONGEST:
        tally.fail(f"{what}: says {sentence[:200]!a}, which is no clear sentence")


def _judge_records(records: list[Record], path: Path, tally: Tally, what: str) -> None:
    """What was read must make a map that opens again, and holds the same."""
    begin("making a map")
    try:
        create_map(path, records)
        found = read_map(path).records
    except (MapError, ValueError) as error:
        tally.fail(f"{what}: was read, but makes no map: {error}")
        return
    write_in_every_format(records)
    if sorted(map(repr, found)) != sorted(map(repr, records)):
        tally.fail(f"{what}: was read, and is another map once it was written and read again")


def _without_soundness(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(argmap_json, "problems_of", lambda placed, document: ())


def _without_named_errors(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(json_text, "BrokenJson", ValueError)


def _without_xml_errors(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(xml_events, "ParseError", ())


def _without_yaml_errors(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(argdown_data, "YAMLError", ())


def _without_graph_yaml_errors(patch: pytest.MonkeyPatch) -> None:
    for error in ("MarkedYAMLError", "YAMLError"):
        patch.setattr(plain_yaml, error, KeyError)


def _without_table_errors(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(csv, "Error", ())


def _without_control_characters_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(decoding, "REPLACEMENT", "\0")


def _without_archive_errors(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(archives, "BROKEN", ())


def _without_told_errors(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(messages, "TOLD", {})


def _without_reference_shape(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(csl_json, "trouble_with", lambda item: "")


def _without_annotation_checks(patch: pytest.MonkeyPatch) -> None:
    for module in (web_annotation, hypothesis_json, refi_qda):
        patch.setattr(module, "refuse_problems", lambda problems, name: None)


def _row(name: str, what: str, readers: Sequence[Reader], short: int, seen: int, **switches: Switch) -> Row:
    return Row(
        name=f"fuzz-{name}",
        what=f"fuzz: {what}, {FILES:,} files each",
        full=FILES * len(readers),
        short=short * len(readers),
        trial=fuzzing(readers, switches),
        defences=dict.fromkeys(switches, seen * len(readers)),
        least={f"{kind} files": FILES * number for kind, number in Counter(one.kind for one in readers).items()},
        hangs_s=HANGS_S,
        is_in_memory=True,
    )


ROWS = (
    _row("maps", "map, argmap JSON, outline", MAPS, 12, 40, soundness=_without_soundness),
    _row("trees", "MindMup, Freeplane, OPML, Kialo", TREES, 6, 8, named_errors=_without_named_errors),
    _row("tables", "CSV", TABLES, 6, 16, table_errors=_without_table_errors),
    _row(
        "archives",
        "CSV tables and AIF in a .zip, Cytoscape JSON",
        ARCHIVES,
        3,
        4,
        archive_errors=_without_archive_errors,
    ),
    _row("argdown", "Argdown", ARGDOWN, 12, 40, yaml_errors=_without_yaml_errors),
    _row("graphs", "AIF, SADFace, Argdown’s JSON", GRAPHS, 6, 8, named_errors=_without_named_errors),
    _row("lines", "brat, TGF, Carneades", LINES, 6, 8, yaml_errors=_without_graph_yaml_errors),
    _row("xml", "GraphML, arggraph, AML, Argunet, LKIF, CAF", XML_GRAPHS, 6, 8, xml_errors=_without_xml_errors),
    _row("documents", "DOCX, HTML, EPUB", DOCUMENTS, 8, 8, archive_errors=_without_archive_errors),
    _row("texts", "Markdown, text", TEXTS, 8, 8, told_control_characters=_without_control_characters_told),
    _row("pdf", "PDF and the highlights in it", PDFS, 20, 4, told_errors=_without_told_errors),
    _row("references", "BibTeX, RIS, CSL-JSON", REFERENCES, 12, 16, reference_shape=_without_reference_shape),
    _row(
        "annotations",
        "Web Annotation, Hypothesis, QDA",
        ANNOTATIONS,
        12,
        16,
        annotation_checks=_without_annotation_checks,
    ),
)
