"""Where in the text the words of a span stand: as the file says, or else where they are found."""

from argmap.core.limits import NOTE_TEXT
from argmap.formats.brat_lines import Span
from argmap.formats.finding_words import Finder

LINE_END = 8  # characters at most of line ends between two stretches of one passage
Stretches = tuple[tuple[int, int], ...]


def words_at(text: str, stretches: Stretches) -> str:
    """The words of some stretches of a text as brat writes them: on one line, with spaces between."""
    return " ".join(on_one_line(text[start:end]) for start, end in stretches)


def on_one_line(text: str) -> str:
    return text.replace("\r\n", "  ").replace("\n", " ").replace("\r", " ").replace("\t", " ")


def placed(span: Span, finder: Finder) -> tuple[Stretches, str]:
    """The stretches of a span in the text, and what is to be said of them: nothing if they are as the file has them.

    No stretches where its words stand nowhere.
    """
    text = finder.text
    stretches = joined(tuple((start, end) for start, end in span.stretches if start < end), text)
    is_inside = bool(stretches) and stretches[-1][1] <= len(text)
    if is_inside and stretches[-1][1] - stretches[0][0] > NOTE_TEXT:
        return (), f"The words reach over more than {NOTE_TEXT:,} characters, the most of a passage."
    if is_inside and (not span.words or words_at(text, span.stretches) == span.words):
        return stretches, ""
    start = finder.nearest(span.words, span.stretches[0][0]) if span.words else -1
    if start < 0 or len(span.words) > NOTE_TEXT:
        return (), "The words do not stand in the text where the file says, nor as a whole anywhere else."
    return ((start, start + len(span.words)),), "The words stand elsewhere in the text than the file says."


def joined(stretches: Stretches, text: str) -> Stretches:
    """The stretches, those as one that only a line's end parts: brat splits what goes over several lines."""
    found: list[tuple[int, int]] = []
    for start, end in stretches:
        if found and start - found[-1][1] <= LINE_END and not text[found[-1][1] : start].strip("\r\n"):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
