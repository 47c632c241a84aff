"""What goes through the pipes between the window and the worker: frames of a JSON object and some bytes.

A frame is the two lengths (4 and 8 bytes, big endian), the JSON, the bytes. Nothing in it is ever executed.
"""

import json
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

LENGTHS = struct.Struct(">IQ")
HEADER_LIMIT = 64 * 2**20  # bytes
BODY_LIMIT = 256 * 2**20  # bytes: the largest map that is imported fits, and is a little longer on its way back


class BrokenFrame(Exception):
    """The other side ended within a frame, or sent one that no honest side would."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What one side tells the other: `header` says what `body` is."""

    header: dict[str, Any]
    body: bytes = b""


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Write a frame and flush it. Raises `OSError` if the other side is gone."""
    header = json.dumps(frame.header).encode("ascii")
    stream.write(LENGTHS.pack(len(header), len(frame.body)))
    stream.write(header)
    stream.write(frame.body)
    stream.flush()


def read_frame(stream: BinaryIO) -> Frame | None:
    """The next frame, or None where the stream ends before one. Raises `BrokenFrame`."""
    lengths = stream.read(LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < LENGTHS.size:
        raise BrokenFrame("ends within its lengths")
    header_length, body_length = LENGTHS.unpack(lengths)
    if header_length > HEADER_LIMIT or body_length > BODY_LIMIT:
        raise BrokenFrame("larger than any frame may be")
    header, body = stream.read(header_length), stream.read(body_length)
    if len(header) < header_length or len(body) < body_length:
        raise BrokenFrame("ends within its content")
    return Frame(_object(header), body)


def _object(header: bytes) -> dict[str, Any]:
    try:
        value = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise BrokenFrame("its header is no JSON") from error
    if not isinstance(value, dict):
        raise BrokenFrame("its header is no object")
    return value
