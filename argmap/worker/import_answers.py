"""Inside the worker process: files of other programs read, and on their way back as JSON."""

from pydantic import TypeAdapter

from argmap.core.records import canonical_json
from argmap.formats.annotation_formats import read_annotations
from argmap.formats.annotations.annotation import ReadAnnotations
from argmap.formats.registry import import_map
from argmap.sources.citations.reading import read_references
from argmap.worker.frames import Frame
from argmap.worker.import_messages import incoming_of, map_frame
from argmap.worker.messages import ANNOTATIONS, REFERENCES


def imported_frame(request: Frame) -> Frame:
    return map_frame(import_map(incoming_of(request), str(request.header["format"])))


def annotations_frame(data: bytes, name: str, format_name: str) -> Frame:
    read = read_annotations(data, name, format_name)
    return Frame({"says": ANNOTATIONS}, TypeAdapter(ReadAnnotations).dump_json(read))


def references_frame(data: bytes, name: str) -> Frame:
    return Frame({"says": REFERENCES}, canonical_json(read_references(data, name)).encode())
