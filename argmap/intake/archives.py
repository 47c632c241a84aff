"""ZIP archives of others, read in memory member by member within counted limits. Nothing is ever unpacked to disk."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from argmap.intake.errors import DamagedFile, LockedFile, SwollenFile

MEMBERS = 2_000
INFLATED = 200_000_000  # bytes, of all members that are read
RATIO = 200
HARMLESS = 1_000_000  # bytes: what stays below may be packed as tightly as it likes

ENCRYPTED = 0x1  # of a member's flags (APPNOTE 4.4.4)
PACKED = (ZIP_STORED, ZIP_DEFLATED)  # other ways cannot be unpacked within a limit, and no office program uses them
BROKEN = (BadZipFile, LargeZipFile, EOFError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
"""What zipfile raises over an archive that somebody has cut, joined or made up."""


class Archive:
    """The archive `data`, called `name`. Counts what is inflated, so that no sum of members passes the limit."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = INFLATED
        try:
            self._zip = ZipFile(BytesIO(data))
        except BROKEN as error:
            raise DamagedFile(name, "its archive cannot be opened") from error
        if len(self._zip.infolist()) > MEMBERS:
            raise SwollenFile(name, f"its archive has more than {MEMBERS:,} members")
        self.names = frozenset(self._zip.namelist())

    def read(self, member: str) -> bytes:
        """The bytes of a member of `names`. Raises `DamagedFile`, `LockedFile` or `SwollenFile`."""
        try:
            info = self._zip.getinfo(member)
        except KeyError as error:
            raise DamagedFile(self._name, "a part of it is missing") from error
        if info.flag_bits & ENCRYPTED:
            raise LockedFile(self._name)
        if info.file_size > max(HARMLESS, RATIO * info.compress_size):
            raise SwollenFile(self._name, f"a part of it is packed more than {RATIO} to 1")
        if info.file_size > self._left:
            raise SwollenFile(self._name, f"it unpacks to more than {INFLATED // 1_000_000} MB")
        if info.compress_type not in PACKED:
            raise DamagedFile(self._name, "a part of it is packed in a way that is not in use")
        self._left -= info.file_size
        try:
            with self._zip.open(info) as packed:
                return packed.read(info.file_size)  # asked for all, zipfile unpacks beyond the stated size first
        except BROKEN as error:
            raise DamagedFile(self._name, "a part of it cannot be unpacked") from error
