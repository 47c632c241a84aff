"""What is read of other programs in the worker is what is read in this one; nothing that it says is believed."""

import json
from collections.abc import Iterator

import pytest

from argmap.core.records import Node
from argmap.formats import annotation_formats, registry
from argmap.formats.errors import BrokenJson, CannotImport, EmptyImport, NoOutline, NotArgmapJson, UnknownFormat
from argmap.formats.imported import Imported, Incoming
from argmap.sources.citations import reading
from argmap.sources.citations.errors import BrokenReferences, NoReferences, UnknownReferences
from argmap.worker.client import Worker
from argmap.worker.errors import TookTooLong
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.import_messages import annotations_of, map_of, references_of
from argmap.worker.importing import import_map, read_annotations, read_references
from tests.reliability.good_files import MAKERS
from tests.worker.test_client import deaf


def read_map(worker: Worker, data: bytes, name: str) -> Imported:
    return import_map(worker, Incoming(data, name))


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def test_a_map_comes_back_as_its_reader_gives_it(worker):
    for data in MAKERS["argmap-json"]():
        assert read_map(worker, data, "a.json") == registry.import_map(Incoming(data, "a.json"))


def test_an_outline_comes_back_with_what_was_said_of_it(worker):
    imported = read_map(worker, b"- A\n    - Pro (see above): B\n\n[^1]: a note\n", "a.md")
    assert [one.text for one in imported.records if isinstance(one, Node)] == ["A", "B"]
    assert (
        imported.remarks
        == registry.import_map(Incoming(b"- A\n    - Pro (see above): B\n\n[^1]: a note\n", "a.md")).remarks
        != ()
    )


@pytest.mark.parametrize(
    ("kind", "name"), [("web-annotation", "a.jsonld"), ("hypothesis", "a.json"), ("refi-qda", "a.qdpx")]
)
def test_annotations_come_back_as_their_reader_gives_them(worker, kind, name):
    for data in MAKERS[kind]():
        assert read_annotations(worker, data, name) == annotation_formats.read_annotations(data, name)


@pytest.mark.parametrize(("kind", "name"), [("bibtex", "a.bib"), ("ris", "a.ris"), ("csl-json", "a.json")])
def test_references_come_back_as_their_reader_gives_them(worker, kind, name):
    for data in MAKERS[kind]():
        assert read_references(worker, data, name) == reading.read_references(data, name)


@pytest.mark.parametrize(
    ("read", "data", "name", "error"),
    [
        (read_map, b"", "a.json", EmptyImport),
        (read_map, b"{", "a.json", BrokenJson),
        (read_map, b"{}", "a.json", NotArgmapJson),
        (read_map, b"Prose.", "a.md", NoOutline),
        (read_map, b"\x89PNG", "a.png", UnknownFormat),
        (read_annotations, b'{"@context": 1}', "a.jsonld", UnknownFormat),
        (read_annotations, b'{"type": "Annotation"}', "a.jsonld", CannotImport),
        (read_references, b"@book{a", "a.bib", BrokenReferences),
        (read_references, b"[]", "a.json", NoReferences),
        (read_references, b"[]", "a.txt", UnknownReferences),
    ],
)
def test_errors_keep_their_names_and_the_process_stays(worker, read, data, name, error):
    read_map(worker, b"- A\n  - B\n", "a.md")
    process = worker.process_id
    with pytest.raises(error, match=f"“{name}”"):
        read(worker, data, name)
    assert worker.process_id == process


def test_a_file_that_takes_too_long_is_given_up():
    worker = Worker(deaf(), batch_seconds=0.3)
    with pytest.raises(TookTooLong, match=r"“a\.json”"):
        read_map(worker, b"{}", "a.json")
    worker.close()


@pytest.mark.parametrize(
    "frame",
    [
        Frame({"says": "document"}),
        Frame({"says": "map"}, b"{}"),
        Frame({"says": "map"}, b"["),
        Frame({"says": "map", "remarks": 7}, MAKERS["argmap-json"]()[1]),
    ],
)
def test_a_map_that_no_honest_worker_sends_is_refused(frame):
    with pytest.raises(BrokenFrame):
        map_of(frame)


@pytest.mark.parametrize("frame", [Frame({"says": "map"}), Frame({"says": "annotations"}, b'{"annotations": [{}]}')])
def test_annotations_that_no_honest_worker_sends_are_refused(frame):
    with pytest.raises(BrokenFrame):
        annotations_of(frame)


@pytest.mark.parametrize("said", [{}, [{}], [{"type": "book", "title": 7}], None])
def test_references_that_no_honest_worker_sends_are_refused(said):
    with pytest.raises(BrokenFrame):
        references_of(Frame({"says": "references"}, json.dumps(said).encode()))
