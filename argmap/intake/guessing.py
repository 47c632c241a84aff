"""Which encodings bytes without a mark may be in, the likeliest first, by charset-normalizer on a sample."""

import codecs

from charset_normalizer import CharsetMatch, from_bytes

WIDE = ("utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
MODERN = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "iso8859_7",
    "iso8859_15",
    "koi8_r",
    "koi8_u",
    "tis_620",
    "big5",
    "gb18030",
    "cp949",
    "cp932",
    "euc_jp",
)
OLD = ("cp866", "mac_cyrillic", "mac_roman", "cp850", "cp852", "cp437")
"""Encodings by how often they are met; charset-normalizer knows 99, most of which only ever fit by accident."""

USUAL_MARKS = frozenset("“”‘’„‚«»‹›–—…•·¿¡§©®™€£°\u00a0\u00ad、。，．！？：；（）「」『』《》〈〉")
SAMPLE = 64_000  # bytes looked at
HANDICAP = 0.04  # chaos that an old encoding must do better by
CHAOS_STEP = 0.04  # differences below these say nothing
COHERENCE_STEP = 0.05


def guesses(data: bytes) -> list[str]:
    """Names of the encodings that fit, the likeliest first; empty where none does."""
    is_wide = b"\0" in data
    matches = _matches(data[: SAMPLE // 4 * 4], WIDE) if is_wide else _matches(telling_lines(data), MODERN + OLD)
    return [match.encoding for match in sorted(matches, key=_unlikelihood)]


def telling_lines(data: bytes) -> bytes:
    """A sample of the lines that hold more than ASCII: they alone tell encodings apart."""
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line[:SAMPLE])
            size += len(line)
        if size >= SAMPLE:
            break
    return b"".join(lines) or data[:SAMPLE]


def _matches(sample: bytes, encodings: tuple[str, ...]) -> list[CharsetMatch]:
    # one by one: asked for all at once, charset-normalizer skips whatever resembles one that failed
    return [match for encoding in encodings if (match := _match(sample, encoding))]


def _match(sample: bytes, encoding: str) -> CharsetMatch | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        return None
    cut_off = len(decoder.getstate()[0])  # bytes of a character that the sample's end cuts
    whole = sample[: len(sample) - cut_off]
    match = from_bytes(whole, cp_isolation=[encoding], enable_fallback=False).best()
    return match if match is not None and match.encoding == encoding else None


def _unlikelihood(match: CharsetMatch) -> tuple[int, int, int]:
    candidates = WIDE + MODERN + OLD
    chaos = match.chaos + strangeness(str(match)) + (HANDICAP if match.encoding in OLD else 0)
    return round(chaos / CHAOS_STEP), -round(match.coherence / COHERENCE_STEP), candidates.index(match.encoding)


def strangeness(text: str) -> float:
    """The share of characters beyond ASCII that running text hardly uses.

    It tells apart what charset-normalizer rates alike: western from central European code pages, Japanese from Korean.
    """
    beyond = [character for character in text if character > "\x7f"]
    return sum(map(_is_strange, beyond)) / max(1, len(beyond))


def _is_strange(character: str) -> bool:
    if "\uac00" <= character <= "\ud7a3":  # a Hangul syllable: strange beyond the 2,350 that Korean texts use
        return len(character.encode("euc_kr")) > 2  # Python spells the others out
    is_jamo_or_half_width = "\u3131" <= character <= "\u318e" or "\uff61" <= character <= "\uff9f"
    return is_jamo_or_half_width or not (character.isalpha() or character in USUAL_MARKS)
