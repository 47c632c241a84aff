"""Archives are read within limits that count over all their members."""

import struct
import tracemalloc
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from argmap.intake.archives import Archive
from argmap.intake.errors import DamagedFile, LockedFile, SwollenFile


def stored(size: int) -> bytearray:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("a", bytes(size))
    return bytearray(made.getvalue())


def test_what_is_unpacked_is_counted_over_all_members():
    archive = Archive(bytes(stored(70_000_000)), "a.docx")
    archive.read("a")
    archive.read("a")
    with pytest.raises(SwollenFile, match="unpacks to more than 200 MB"):
        archive.read("a")


def test_an_encrypted_member_is_called_locked():
    data = stored(4)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(LockedFile, match="is locked"):
        Archive(bytes(data), "a.docx").read("a")


def test_a_member_that_would_begin_before_the_archive_is_damage():
    data = stored(4)
    data[data.index(b"PK\x05\x06") + 16] += 10  # where the archive says that its directory begins
    with pytest.raises(DamagedFile, match="a part of it cannot be unpacked"):
        Archive(bytes(data), "a.docx").read("a")


def test_a_member_that_is_larger_than_it_says_is_not_unpacked_further():
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(50_000_000))
    lying = made.getvalue().replace(struct.pack("<L", 50_000_000), struct.pack("<L", 10))
    tracemalloc.start()
    try:
        with pytest.raises(DamagedFile, match="cannot be unpacked"):
            Archive(lying, "a.docx").read("a")
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("way", [ZIP_BZIP2, ZIP_LZMA])
def test_a_member_that_cannot_be_unpacked_within_a_limit_is_refused(way):
    made = BytesIO()
    with ZipFile(made, "w", way) as archive:
        archive.writestr("a", b"words")

    with pytest.raises(DamagedFile, match="packed in a way that is not in use"):
        Archive(made.getvalue(), "a.docx").read("a")


@pytest.mark.parametrize("cut", [1, 5, 20, 27, 40, 60])
def test_an_archive_with_a_piece_cut_out_is_called_damaged(cut):
    data = bytes(stored(100))

    with pytest.raises(DamagedFile):
        Archive(data[:10] + data[10 + cut :], "a.docx").read("a")
