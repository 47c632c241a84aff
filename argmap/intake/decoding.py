"""Bytes to text exactly as they say it: a mark first, then UTF-8, then the likeliest of the encodings still met."""

import codecs
import re
from dataclasses import dataclass

from argmap.intake.errors import FileTrouble
from argmap.intake.guessing import guesses

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
SOUND_PER_BROKEN = 10  # characters of UTF-8 that must be whole for each broken one
CHARACTERS_PER_CONTROL = 50  # more control characters than one in so many: not a text
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class UnknownEncoding(FileTrouble):
    sentence = "“{name}” is not text in any encoding that can be recognised."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, whether that was guessed, and how many characters were lost (shown as �)."""

    text: str
    encoding: str
    is_guess: bool = False
    lost: int = 0


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The text of `data`, in `encoding` where one is given. Line ends stay as they are; a byte order mark goes.

    Raises `UnknownEncoding`, naming the file `name`, for bytes that are no text or that fit no encoding well.
    """
    decoded = _as_told(data, encoding) if encoding else _as_found(data)
    if decoded is None or is_binary(decoded.text):
        raise UnknownEncoding(name)
    nul_count = decoded.text.count("\0")
    if not nul_count:
        return decoded
    text = decoded.text.replace("\0", REPLACEMENT)
    return Decoded(text, decoded.encoding, decoded.is_guess, decoded.lost + nul_count)


def marked_encoding(data: bytes) -> tuple[str, int]:
    """The encoding that a byte order mark names, and the mark's length; empty and 0 without one."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return "", 0


def is_binary(text: str) -> bool:
    """Whether the text holds so many control characters that it was none."""
    return len(CONTROL.findall(text)) * CHARACTERS_PER_CONTROL > len(text)


def _as_told(data: bytes, encoding: str) -> Decoded | None:
    try:
        return _with_losses(data, codecs.lookup(encoding).name)
    except LookupError:
        return None


def _as_found(data: bytes) -> Decoded | None:
    encoding, mark_length = marked_encoding(data)
    if encoding:
        return _with_losses(data[mark_length:], encoding)
    if data.count(0) * CHARACTERS_PER_CONTROL <= len(data):  # plain letters of UTF-16 pass as UTF-8 with many NULs
        decoded = _with_losses(data, "utf-8")
        if not decoded.lost or _sound_beyond_ascii(decoded) >= SOUND_PER_BROKEN * decoded.lost:
            return decoded
    return _guessed(data)


def _with_losses(data: bytes, encoding: str) -> Decoded:
    """What cannot be read becomes �, and is counted; one that was there before is not."""
    text = data.decode(encoding, "replace")
    broken = text.count(REPLACEMENT)
    lost = broken - data.decode(encoding, "ignore").count(REPLACEMENT) if broken else 0
    return Decoded(text, encoding, lost=lost)


def _sound_beyond_ascii(decoded: Decoded) -> int:
    return len(decoded.text) - decoded.lost - len(decoded.text.encode("ascii", "ignore"))


def _guessed(data: bytes) -> Decoded | None:
    for encoding in guesses(data):
        try:
            return Decoded(data.decode(encoding), encoding, is_guess=True)
        except UnicodeDecodeError:
            continue
    return None
