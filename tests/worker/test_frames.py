"""Frames come through as they were sent, and what is none is refused."""

import io
import struct

import pytest

from argmap.worker.frames import BrokenFrame, Frame, read_frame, write_frame


def bytes_of(*frames: Frame) -> io.BytesIO:
    stream = io.BytesIO()
    for frame in frames:
        write_frame(stream, frame)
    stream.seek(0)
    return stream


def test_frames_come_in_the_order_they_were_sent():
    frames = Frame({"says": "é\ud83d"}, b"\0\xff"), Frame({}), Frame({"a": [1, None]}, b"x" * 100_000)
    stream = bytes_of(*frames)
    assert [read_frame(stream) for _ in range(4)] == [*frames, None]


@pytest.mark.parametrize("length", [1, 11, 12, 20])
def test_a_cut_frame_is_refused(length):
    with pytest.raises(BrokenFrame):
        read_frame(io.BytesIO(bytes_of(Frame({"a": 1}, b"four")).getvalue()[:length]))


@pytest.mark.parametrize(("header", "body"), [(2**31, 0), (2, 2**40)])
def test_lengths_beyond_measure_are_refused_before_anything_is_read(header, body):
    with pytest.raises(BrokenFrame, match="larger than any frame may be"):
        read_frame(io.BytesIO(struct.pack(">IQ", header, body)))


@pytest.mark.parametrize("header", [b"{", b"[]", b"\xff\xff", b"[" * 100_000])
def test_a_header_that_is_no_object_is_refused(header):
    with pytest.raises(BrokenFrame):
        read_frame(io.BytesIO(struct.pack(">IQ", len(header), 0) + header))
