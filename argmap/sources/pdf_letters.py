"""From the characters that a PDF page names to the letters of a text: halves joined, ligatures spelled out."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
UNPRINTABLE = dict.fromkeys([*range(0x09), *range(0x0B, 0x20), 0x7F, 0xAD, 0xFFFE, 0xFFFF])
COMBINING = dict(zip("¨´ˆ˜ˇ˚¯˘˙˝¸", "\u0308\u0301\u0302\u0303\u030c\u030a\u0304\u0306\u0307\u030b\u0327", strict=True))
SPACED_ACCENT = re.compile("([¨´ˆ˜ˇ˚¯˘˙˝])([^\\W\\d_])|([cCsStT])(¸)")
CLEANED = UNPRINTABLE | LIGATURES

Letter = tuple[str, int]
"""A letter, and the index of the character that it comes from."""


def cleaned(text: str) -> str:
    """Halves of pairs joined, ligatures spelled out, what cannot be seen left out."""
    return SPACED_ACCENT.sub(_accented, _whole(text).translate(CLEANED)).strip()


def letters_of(characters: Sequence[str]) -> list[Letter]:
    """The letters of `cleaned("".join(characters))`, each with the index of the character that it comes from."""
    spelled = [(one, index) for letter, index in _joined(characters) for one in letter.translate(CLEANED)]
    letters = list(_with_accents(spelled))
    while letters and letters[-1][0].isspace():
        letters.pop()
    begin = next((number for number, (letter, _) in enumerate(letters) if not letter.isspace()), 0)
    return letters[begin:]


def _joined(characters: Sequence[str]) -> Iterator[Letter]:
    index = 0
    while index < len(characters):
        letter = _whole("".join(characters[index : index + 2]))
        yield letter[0], index
        is_pair = len(letter) == 1 and index + 1 < len(characters)
        index += 2 if is_pair else 1


def _with_accents(letters: Sequence[Letter]) -> Iterator[Letter]:
    at = 0
    for match in SPACED_ACCENT.finditer("".join(letter for letter, _ in letters)):
        yield from letters[at : match.start()]
        combined = _accented(match)
        under = letters[match.start() + (1 if match[1] else 0)][1]
        yield from [(combined, under)] if len(combined) == 1 else letters[match.start() : match.end()]
        at = match.end()
    yield from letters[at:]


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _accented(match: re.Match[str]) -> str:
    """The letter that a page builds by printing an accent and a letter over each other, as TeX does."""
    accent, letter = match[1] or match[4], match[2] or match[3]
    combined = unicodedata.normalize("NFC", letter.replace("ı", "i") + COMBINING[accent])
    return combined if len(combined) == 1 else match[0]
