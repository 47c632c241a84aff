"""Archives are read within limits that count over all their members."""

from io import BytesIO
from zipfile import ZipFile

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
