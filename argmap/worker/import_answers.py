"""Inside the worker process: files of other programs read, and on their way back as argmap's own JSON."""

from pydantic import TypeAdapter

from argmap.core.records import canonical_json
from argmap.formats import argmap_json
from argmap.formats.annotation_formats import read_annotations
from argmap.formats.annotations.annotation import ReadAnnotations
from argmap.formats.registry import import_map
from argmap.sources.citations.reading import read_references
from argmap.worker.frames import Frame
from argmap.worker.messages import ANNOTATIONS, MAP, REFERENCES


def map_frame(data: bytes, name: str) -> Frame:
    imported = import_map(data, name)
    return Frame({"says": MAP, "remarks": imported.remarks}, argmap_json.write(imported.records))


def annotations_frame(data: bytes, name: str, format_name: str) -> Frame:
    read = read_annotations(data, name, format_name)
    return Frame({"says": ANNOTATIONS}, TypeAdapter(ReadAnnotations).dump_json(read))


def references_frame(data: bytes, name: str) -> Frame:
    return Frame({"says": REFERENCES}, canonical_json(read_references(data, name)).encode())
