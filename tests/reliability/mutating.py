"""Good files made bad: bits flipped, ends cut off, two files joined, pieces repeated, words of the format put in."""

from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.reliability.mutating_json import mutated_json

JSON = (b"{", b"[")
ARCHIVE = b"PK\x03\x04"
LARGEST = 400_000  # bytes of a mutated file: what harms does so when it is small, and small files are read fast
WHEN = (2024, 1, 1, 0, 0, 0)  # an archive says when its members were written; the same for the same seed
ODD = (b"-1", b"0", b"1", b"255", b"65536", b"2147483648", b"-9223372036854775809", b"1e999", b"NaN", b"9" * 5_000)
NASTY = (
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "\N{RIGHT-TO-LEFT OVERRIDE}".encode(),
    b"\r",
    b"\x1b[2J",
    b"%",
    b"\\",
    b"",
)

Mutation = Callable[[bytearray, Sequence[bytes], Sequence[bytes], Random], None]


def mutated(good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> bytes:
    """One of the good files with one to four things done to it; of an archive mostly to a member, with a true CRC.

    Of JSON, mostly to what it says.
    """
    data = chooser.choice(good)
    if data.startswith(ARCHIVE) and chooser.random() < 0.8:
        return _with_mutated_member(data, [one for one in good if one.startswith(ARCHIVE)], words, chooser)
    if data.startswith(JSON) and chooser.random() < 0.7 and (changed := mutated_json(data, chooser)) is not None:
        return changed
    return _mutated_bytes(data, good, words, chooser)


def _mutated_bytes(data: bytes, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chooser.choice((1, 1, 2, 4))):
        chooser.choice(MUTATIONS)(changed, good, words, chooser)
        del changed[LARGEST:]
    return bytes(changed)


def _with_mutated_member(data: bytes, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> bytes:
    """The archive packed anew, one of its members mutated, left out, or called like another."""
    members, others = _members(data), _members(chooser.choice(good))
    name = chooser.choice(list(members))
    match chooser.randrange(10):
        case 0:
            del members[name]
        case 1:
            members[chooser.choice(list(members))] = members.pop(name)
        case _:
            members[name] = _mutated_bytes(members[name], [others.get(name, members[name])], words, chooser)
    return _packed(members, chooser.choice((ZIP_STORED, ZIP_DEFLATED)))


def _members(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(members: dict[str, bytes], how: int) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", how, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name, WHEN), content, how)
    return made.getvalue()


def _flip(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    for _ in range(chooser.choice((1, 3, 10)) if data else 0):
        data[chooser.randrange(len(data))] ^= 1 << chooser.randrange(8)


def _truncate(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    del data[_place(data, chooser) :]


def _splice(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    other = chooser.choice(good)
    data[_place(data, chooser) :] = other[chooser.randint(0, len(other)) :]


def _repeat(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    stretch = _stretch(data, chooser)
    times = min(chooser.choice((2, 5, 50, 1_000)), LARGEST // max(1, stretch.stop - stretch.start))
    data[stretch] = data[stretch] * times


def _drop(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    del data[_stretch(data, chooser)]


def _move(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    stretch = _stretch(data, chooser)
    moved = data[stretch]
    del data[stretch]
    place = _place(data, chooser)
    data[place:place] = moved


def _put_word(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    place = _place(data, chooser)
    word = chooser.choice((*words, *NASTY))
    over = len(word) if chooser.random() < 0.5 else 0
    data[place : place + over] = word


def _exchange_word(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    """One word of the format for another, wherever the first one stands next."""
    word = chooser.choice(words)
    place = data.find(word, _place(data, chooser))
    if place >= 0:
        data[place : place + len(word)] = chooser.choice(words)


def _exchange_number(data: bytearray, good: Sequence[bytes], words: Sequence[bytes], chooser: Random) -> None:
    place = next((at for at in range(_place(data, chooser), len(data)) if data[at : at + 1].isdigit()), len(data))
    end = place
    while data[end : end + 1].isdigit():
        end += 1
    data[place:end] = chooser.choice(ODD)


def _place(data: bytearray, chooser: Random) -> int:
    return chooser.randint(0, len(data))


def _stretch(data: bytearray, chooser: Random) -> slice:
    begin = _place(data, chooser)
    return slice(begin, min(len(data), begin + chooser.choice((1, 4, 16, 100, 1_000))))


MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _truncate,
    _splice,
    _repeat,
    _drop,
    _move,
    _put_word,
    _exchange_word,
    _exchange_number,
)
