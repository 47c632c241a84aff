"""An import bomb: what it is, as what it is taken in, and how it is made."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MANY = 100_000


@dataclass(frozen=True, slots=True)
class Bomb:
    """`how` says as what the file is taken in: source, page, highlights, map, annotations or references."""

    what: str
    how: str
    name: str
    make: Callable[[], bytes]


def noise(number: int) -> str:
    """Eight characters that no packer makes much smaller, so that what holds them is not refused for that alone."""
    return f"{number * 2654435761 % 2**32:08x}"


def swollen(megabytes: int, *, times: int = 1, filler: bytes = b" ") -> bytes:
    """So many megabytes, deflated once or more often. One megabyte is packed, and that is repeated."""
    packer, check = zlib.compressobj(9, wbits=-zlib.MAX_WBITS), 1
    block = packer.compress(filler * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(megabytes):
        check = zlib.adler32(filler * 2**20, check)
    packed = b"\x78\xda" + block * megabytes + packer.flush() + check.to_bytes(4, "big")
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return packed


def write(bomb: Bomb, folder: Path) -> Path:
    """The file; what is empty here stands for a GB of zeros, which no disk needs to hold."""
    path = folder / bomb.name
    data = bomb.make()
    path.write_bytes(data)
    if not data:
        with path.open("r+b") as stream:
            stream.truncate(10**9)
    return path
