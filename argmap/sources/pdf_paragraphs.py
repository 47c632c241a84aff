"""Lines of a page to running text: what was broken only to fit the column is joined again.

A line break is kept where the next line's first word would still have fitted, as typesetters leave no such room.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from argmap.sources.pdf_hyphens import hyphen_between, is_compound
from argmap.sources.pdf_lines import HYPHEN, Line

SAME_HEIGHT = 1.15  # ratio up to which two lines are of one size
SAME_BASELINE = 0.4  # of a line's height
WIDER = 1.35  # of the usual distance of lines: from there on, a new paragraph
USUAL_LEADING = 1.5  # of a line's height, where a page has too few lines to tell
LEAST_INDENT, MOST_INDENT = 0.6, 6.0  # of a line's height: how far a paragraph's first line is set in
WORD_GAP = 0.15  # of a line's height: how far words stand apart at least
SLACK = 0.4  # of a line's height: what a justified line may fall short
BESIDE = 0.8  # of a line's height: raised and lowered figures are less far from their line, the next line is further
EDGE = 2.0  # points within which lines end at one edge
EDGE_SHARE = 0.25  # of a column's lines that must end at its edge for it to be justified
LEADERS = re.compile(r"(?:\. ?){4,} *\w{0,6}$")
BULLET = re.compile(r"[•●▪◦‣■–—*·-]\s")
NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6})[.)]\s")
SENTENCE_END = re.compile(r"""[.!?:;…。！？]["'”’»)\]\d]*$""")
PARAGRAPH, LINE_BREAK, SPACE, NOTHING = "\n\n", "\n", " ", ""


def running_text(lines: Sequence[Line], words: set[str]) -> str:
    """The text of one page. `words`, those of the whole document, decide which hyphens at line ends stay."""
    pieces = pieces_of(lines)
    for number in range(1, len(pieces), 2):
        if pieces[number] == HYPHEN:
            pieces[number] = hyphen_between(pieces[number - 1], pieces[number + 1], words)
    return "".join(pieces)


def pieces_of(lines: Sequence[Line]) -> list[str]:
    """The texts of the lines, and between each two what joins them: `HYPHEN` where a hyphen stays or goes."""
    ordered = [_mirrored(line) if line.is_leftwards else line for line in lines]
    leading = _usual_leading(ordered)
    pieces = [line.text for line in ordered[:1]]
    for run in _runs(ordered):
        right = _right_edge(run, ordered)
        pieces += [piece for above, below in run for piece in (_joint(above, below, leading, right), below.text)]
    return pieces


def _runs(lines: Sequence[Line]) -> Iterator[list[tuple[Line, Line]]]:
    """The pairs of neighbouring lines, grouped by the column they stand in and its size of type."""
    run: list[tuple[Line, Line]] = []
    for above, below in pairwise(lines):
        run.append((above, below))
        if not _are_one_column(above, below):
            yield run
            run = []
    if run:
        yield run


def _are_one_column(above: Line, below: Line) -> bool:
    goes_down = above.baseline - below.baseline > -SAME_BASELINE * above.height
    return above.turns == below.turns and goes_down and _are_one_size(above, below)


def _are_one_size(above: Line, below: Line) -> bool:
    small, large = sorted((above.height, below.height))
    return large <= SAME_HEIGHT * small


def _right_edge(run: list[tuple[Line, Line]], page: Sequence[Line]) -> float:
    """How far right lines may go in the column of a run; of a short one, in all that begin where it does."""
    first = run[0][0]
    lines = [above for above, _ in run]
    if len(run) < 3:
        lines = [line for line in page if line.turns == first.turns and abs(line.left - first.left) < first.height]
    rights = Counter(round(line.right / EDGE) for line in lines)
    edge, count = max(rights.items(), key=lambda pair: (pair[1], pair[0]))
    if count >= max(3, EDGE_SHARE * len(lines)):  # justified: single lines may still stick out
        return edge * EDGE
    return max(line.right for line in lines)


def _usual_leading(lines: Sequence[Line]) -> float:
    drops = [above.baseline - below.baseline for above, below in pairwise(lines) if _are_one_column(above, below)]
    drops = [drop for drop, line in zip(drops, lines, strict=False) if drop > SAME_BASELINE * line.height]
    if len(drops) > 2:
        return median(drops)
    return USUAL_LEADING * max((line.height for line in lines), default=0.0)


def _joint(above: Line, below: Line, leading: float, right: float) -> str:
    """What stands between two lines that follow each other."""
    if above.is_hyphenated:
        return HYPHEN
    gap = _gap(above, below, leading, right)
    if gap == SPACE and (is_compound(above.text, below.text) or _are_wide(above.text[-1], below.text[0])):
        return NOTHING
    return gap


def _gap(above: Line, below: Line, leading: float, right: float) -> str:
    drop = above.baseline - below.baseline
    if _are_beside(above, below):
        return _gap_in_line(above, below)
    if not _are_one_column(above, below):
        return SPACE if _runs_on(above, below) else PARAGRAPH
    if drop > WIDER * leading:
        return PARAGRAPH
    is_short = above.right + WORD_GAP * above.height + below.first_word < right - SLACK * above.height
    has_ended = is_short or SENTENCE_END.search(above.text) is not None
    indent = (below.left - above.left) / above.height
    if has_ended and LEAST_INDENT < indent < MOST_INDENT and not _is_item(above):
        return PARAGRAPH
    begins_item = BULLET.match(below.text) or (has_ended and NUMBER.match(below.text))
    return LINE_BREAK if is_short or begins_item or LEADERS.search(above.text) else SPACE


def _are_beside(above: Line, below: Line) -> bool:
    """Whether the two stand on one line: on one baseline, or close by, a little higher or lower, as exponents do."""
    if above.turns != below.turns:
        return False
    height = max(above.height, below.height)
    drop = abs(above.baseline - below.baseline)
    is_next = -WORD_GAP * height < below.left - above.right < height
    return drop < SAME_BASELINE * height or (drop < BESIDE * height and is_next)


def _gap_in_line(above: Line, below: Line) -> str:
    """Between two stretches on one baseline, such as what stands before and after a raised figure."""
    if below.left < above.left:
        return LINE_BREAK
    return NOTHING if below.left - above.right < WORD_GAP * above.height else SPACE


def _runs_on(above: Line, below: Line) -> bool:
    """Whether a sentence goes on from the foot of one column to the head of the next."""
    return _are_one_size(above, below) and not SENTENCE_END.search(above.text) and below.text[0].islower()


def _is_item(line: Line) -> bool:
    return bool(BULLET.match(line.text) or NUMBER.match(line.text))


def _are_wide(last: str, first: str) -> bool:
    """Whether both are of a script that is written without spaces, and with letters of one width."""
    return all(unicodedata.east_asian_width(one) in "WF" and not "가" <= one <= "힣" for one in (last, first))


def _mirrored(line: Line) -> Line:
    return replace(line, left=-line.right, right=-line.left)
