"""In which unit a REFI-QDA project counts: the standard says code points, and programs do as they like."""

from collections.abc import Iterable, Sequence

from argmap.formats.refi_project import Selection
from argmap.intake.countings import CountedText, Counting

TRIED = (Counting.CODE_POINTS, Counting.CODE_POINTS_LF, Counting.UTF16, Counting.UTF16_LF)
"""The standard's own first: where nothing tells them apart, it holds."""

NAMED = 4  # characters of a name that can tell whether it is the beginning of the marked words
CUT = "….·"  # what programs put behind a name that is the beginning of longer words


def counting_of(texts: Sequence[tuple[str, Sequence[Selection]]]) -> Counting:
    """The counting by which most selections begin and end with a word, or say what their names say."""
    return max(TRIED, key=lambda counting: sum(_fit(text, counting, found) for text, found in texts))


def stretch_of(selection: Selection, counted: CountedText) -> tuple[int, int] | None:
    """Where a selection stands, in code points; None for one outside its text, or without a character."""
    try:
        start, end = counted.to_code_point(selection.start), counted.to_code_point(selection.end)
    except IndexError:
        return None
    return (start, end) if start < end else None


def is_quote(name: str, words: str) -> bool:
    """Whether a selection's name and its words begin alike, as programs name what nobody has named."""
    one, other = "".join(name.rstrip(CUT).split()), "".join(words.split())
    return bool(other) and (other.startswith(one) or one.startswith(other))


def _fit(text: str, counting: Counting, selections: Iterable[Selection]) -> int:
    counted = CountedText(text, counting)
    stretches = ((one, stretch_of(one, counted)) for one in selections)
    return sum(_points(text, one, *stretch) for one, stretch in stretches if stretch is not None)


def _points(text: str, selection: Selection, start: int, end: int) -> int:
    """What speaks for a place: a word's border at either end, and the name, which says more than both."""
    is_named = len(selection.name) >= NAMED and _is_named(selection.name, text[start:end])
    return _is_border(text, start) + _is_border(text, end) + 4 * is_named


def _is_named(name: str, words: str) -> bool:
    """Whether a name is just the words, or was cut off within them."""
    one, other = "".join(name.rstrip(CUT).split()), "".join(words.split())
    return other == one or (name.endswith(tuple(CUT)) and other.startswith(one))


def _is_border(text: str, offset: int) -> bool:
    return not (0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum())
