"""What the window asks of the worker about files of other programs, and how far it believes the answers: not at all."""

from pydantic import TypeAdapter

from argmap.formats.annotations.annotation import ReadAnnotations
from argmap.formats.argmap_json import sound_document
from argmap.formats.imported import Imported, Incoming
from argmap.formats.record_lists import read_lists, write_lists
from argmap.formats.report import read_report
from argmap.intake.errors import FileTrouble
from argmap.intake.json_text import parse_json
from argmap.sources.citations.item import Item, trouble_with
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.messages import ANNOTATIONS, MAP, REFERENCES


def import_request(wants: str, incoming: Incoming, batch_seconds: float, format_id: str = "") -> Frame:
    """Ask for a file to be read as one of the three, in the format of that id if one is named."""
    beside = {name: len(data) for name, data in incoming.beside.items()}
    said = {"name": incoming.name, "password": "", "format": format_id, "batch_seconds": batch_seconds}
    said |= {"beside": beside, "choices": dict(incoming.choices)}
    return Frame({"wants": wants} | said, b"".join((incoming.data, *incoming.beside.values())))


def incoming_of(request: Frame) -> Incoming:
    """The file that a request brings, with those beside it."""
    lengths: dict[str, int] = request.header["beside"]
    end = len(request.body) - sum(lengths.values())
    beside, begin = {}, end
    for name, length in lengths.items():
        beside[name] = request.body[begin : begin + length]
        begin += length
    return Incoming(request.body[:end], str(request.header["name"]), beside, request.header["choices"])


def map_frame(imported: Imported) -> Frame:
    """The answer that is a map: its report and its records as JSON, with a NUL between, which JSON never holds."""
    return Frame({"says": MAP}, b"\0".join([imported.report.as_json(), *write_lists(imported.records)]))


def map_of(frame: Frame) -> Imported:
    """The map that a frame holds. Raises `BrokenFrame` for one that no honest worker sends."""
    _require(frame, MAP)
    report, *lists = frame.body.split(b"\0")
    try:
        records = read_lists(lists)
        sound_document([(str(number), one) for number, one in enumerate(records)], "")
        return Imported(tuple(records), read_report(report))
    except (FileTrouble, ValueError) as error:
        raise BrokenFrame("holds no map") from error


def annotations_of(frame: Frame) -> ReadAnnotations:
    """The annotations that a frame holds. Raises `BrokenFrame` for one that no honest worker sends."""
    _require(frame, ANNOTATIONS)
    try:
        return TypeAdapter(ReadAnnotations).validate_json(frame.body)
    except ValueError as error:
        raise BrokenFrame("holds no annotations") from error


def references_of(frame: Frame) -> tuple[Item, ...]:
    """The references that a frame holds. Raises `BrokenFrame` for one that no honest worker sends."""
    _require(frame, REFERENCES)
    try:
        items = parse_json(frame.body, "")
    except FileTrouble as error:
        raise BrokenFrame("holds no references") from error
    if not isinstance(items, list) or any(map(trouble_with, items)):
        raise BrokenFrame("holds no references")
    return tuple(items)


def _require(frame: Frame, kind: str) -> None:
    if frame.header.get("says") != kind:
        raise BrokenFrame(f"is no answer about {kind}")
