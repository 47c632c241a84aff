"""What the window asks of the worker about files of other programs, and how far it believes the answers: not at all."""

from pydantic import TypeAdapter

from argmap.formats import argmap_json
from argmap.formats.annotations.annotation import ReadAnnotations
from argmap.formats.imported import Imported
from argmap.intake.errors import FileTrouble
from argmap.intake.json_text import parse_json
from argmap.sources.citations.item import Item, trouble_with
from argmap.worker.frames import BrokenFrame, Frame
from argmap.worker.messages import ANNOTATIONS, MAP, REFERENCES


def import_request(wants: str, data: bytes, name: str, batch_seconds: float, format_name: str = "") -> Frame:
    """Ask for a file to be read as one of the three; annotations also in the format of that name."""
    said = {"name": name, "password": "", "format": format_name, "batch_seconds": batch_seconds}
    return Frame({"wants": wants} | said, data)


def map_of(frame: Frame) -> Imported:
    """The map that a frame holds. Raises `BrokenFrame` for one that no honest worker sends."""
    _require(frame, MAP)
    try:
        return Imported(argmap_json.read(frame.body, "").records, tuple(map(str, frame.header.get("remarks", ()))))
    except (FileTrouble, TypeError) as error:
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
