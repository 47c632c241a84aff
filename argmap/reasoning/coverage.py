"""How much of a source's text a map rests on, by section and by side; and what might have been missed in the rest."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from argmap.core.graph import opposes
from argmap.core.records import Inference, Passage, PassageLink, Polarity, RecordId, SourceText
from argmap.core.roles import OPPOSING, Role, role_of
from argmap.core.tree import Tree
from argmap.reasoning.indicated import IndicatorReader
from argmap.reasoning.indicators import Indicator
from argmap.reasoning.word_lists import Words

Stretch = tuple[int, int]
"""Start and end in code points."""

OPPOSED = OPPOSING | {Role.REBUTTAL}


class Side(StrEnum):
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Covered:
    """A part of a text: a section by its heading, a page by its label, or all of it; how many code points are mapped.

    What several sides rest on counts for each of them in `by_side`, and once in `covered`.
    """

    label: str
    kind: str
    start: int
    end: int
    covered: int
    by_side: dict[Side, int]

    @property
    def share(self) -> float:
        """How much of it is mapped, from 0 to 1."""
        return self.covered / (self.end - self.start) if self.end > self.start else 0.0


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A sentence that no passage touches, with the words in it that say what it does in an argument."""

    start: int
    end: int
    words: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of one version of a source is mapped."""

    source_text_id: RecordId
    whole: Covered
    sections: tuple[Covered, ...]
    unmapped: tuple[Unmapped, ...] | None  # None: the language has no word lists, so nothing is known


def coverage(tree: Tree, text: SourceText, words: Words | None) -> Coverage:
    """What of a version the linked passages cover. Without word lists nothing is said of unmapped sentences."""
    merged = mapped_by_side(tree, text.id)
    mapped = merge(one for side in Side for one in merged[side])
    parts = [_covered(part, mapped, merged) for part in (("", "text", 0, len(text.text)), *sections_of(text))]
    unmapped = tuple(_unmapped(text.text, mapped, words)) if words is not None else None
    return Coverage(text.id, parts[0], tuple(parts[1:]), unmapped)


def mapped_by_side(tree: Tree, source_text_id: RecordId) -> dict[Side, list[Stretch]]:
    """What of a version each side rests on, in the order of the text, stretches that overlap or touch as one."""
    return {side: merge(stretches) for side, stretches in _stretches(tree, source_text_id).items()}


def merge(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches in order, those that overlap or touch as one."""
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def length_within(merged: list[Stretch], start: int, end: int) -> int:
    """How many code points of merged stretches lie from `start` to `end`."""
    length = 0
    for number in range(bisect_right(merged, start, key=itemgetter(1)), len(merged)):
        if merged[number][0] >= end:
            break
        length += min(merged[number][1], end) - max(merged[number][0], start)
    return length


def touches(merged: list[Stretch], start: int, end: int) -> bool:
    """Whether any of merged stretches has a code point from `start` to `end`."""
    following = bisect_right(merged, start, key=itemgetter(1))
    return following < len(merged) and merged[following][0] < end


def sections_of(text: SourceText) -> Iterator[tuple[str, str, int, int]]:
    """Label, kind, start and end of each section: from heading to heading; without headings, page by page."""
    headings = [one for one in text.locators if one[1].startswith(("heading", "chapter"))]
    starts = headings or [one for one in text.locators if one[1] == "page"]
    if starts and text.text[: starts[0][0]].strip():
        yield "", starts[0][1], 0, starts[0][0]
    ends = [one[0] for one in starts[1:]] + [len(text.text)]
    for (start, kind, label), end in zip(starts, ends, strict=False):  # of a text without sections, its end is left
        yield label, kind, start, end


def _covered(part: tuple[str, str, int, int], mapped: list[Stretch], merged: dict[Side, list[Stretch]]) -> Covered:
    label, kind, start, end = part
    by_side = {side: length_within(merged[side], start, end) for side in Side}
    return Covered(label, kind, start, end, length_within(mapped, start, end), by_side)


def _stretches(tree: Tree, source_text_id: RecordId) -> dict[Side, list[Stretch]]:
    by_side: dict[Side, list[Stretch]] = {side: [] for side in Side}
    for passage in tree.document.where(Passage, "source_text_id", source_text_id):
        for side in {_side(tree, link) for link in tree.document.where(PassageLink, "passage_id", passage.id)}:
            by_side[side] += _places(passage)
    return by_side


def _places(passage: Passage) -> Iterable[Stretch]:
    if passage.start is None or passage.end is None:
        return ()
    return passage.ranges or ((passage.start, passage.end),)


def _side(tree: Tree, link: PassageLink) -> Side:
    """The side on which what is linked stands; in the tray, and of a question, neither."""
    if link.inference_id is not None:
        step = tree.document.find(Inference, link.inference_id)
        if step is None or step.polarity not in (Polarity.SUPPORTS, Polarity.OPPOSES):
            return Side.NEITHER
        return Side.OPPOSES if opposes(step) else Side.SUPPORTS
    if link.node_id is None or link.node_id in tree.document.tray_ids or tree.full_place(link.node_id) is None:
        return Side.NEITHER
    role = role_of(tree, link.node_id)
    if role is Role.QUESTION:
        return Side.NEITHER
    return Side.OPPOSES if role in OPPOSED else Side.SUPPORTS


def _unmapped(text: str, mapped: list[Stretch], words: Words) -> Iterator[Unmapped]:
    for one in IndicatorReader(words).read(text):
        if one.indicators and not touches(mapped, one.start, one.end):
            yield Unmapped(one.start, one.end, text[one.start : one.end], one.indicators)
