"""The characters of a line with right-to-left letters in the order in which they are read, by where they stand.

pdfium turns each stretch of such letters round. It does so wrongly where a page draws them as they are read or marks
vowels above them, and it leaves two words of the other direction in the order in which they stand, not are read.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from itertools import accumulate, chain, groupby, pairwise

Box = tuple[float, float, float, float]
RIGHT_TO_LEFT = {"R", "AL"}
MARK = "NSM"
PAIRS = ("()", "[]")
BRACKETS = "".join(PAIRS)
SAMPLE = 500  # characters that are asked for their direction


class Side(Enum):
    """To which side a word runs; NEITHER for figures and punctuation."""

    LEFT = auto()
    RIGHT = auto()
    NEITHER = auto()


def runs_left(character: str) -> bool:
    """Whether it is a letter of a script that is written from right to left."""
    return unicodedata.bidirectional(character) in RIGHT_TO_LEFT


def is_right_to_left(characters: Sequence[str]) -> bool:
    """Whether most letters of a line or page run from right to left."""
    some = characters[:: max(1, len(characters) // SAMPLE)]
    directions = [unicodedata.bidirectional(character) for character in some]
    return sum(one in RIGHT_TO_LEFT for one in directions) > directions.count("L")


def reading_order(
    characters: Sequence[str], indices: Sequence[int], box: Callable[[int], Box], is_leftwards: bool
) -> list[int]:
    """The indices of a line's characters as they are read. `box` tells where one stands: left, bottom, right, top.

    `is_leftwards` says of the whole line that it is read from right to left.
    """
    brackets = [index for index in indices if is_leftwards and characters[index] in BRACKETS]
    pieces = _pieces([index for index in indices if index not in brackets], characters)
    words = [piece for piece in pieces if not characters[piece[0]].isspace()]
    stretches = [(side, list(stretch)) for side, stretch in groupby(words, key=lambda word: _side(word, characters))]
    is_turned = is_leftwards and _trend([box(stretch[0][0])[0] for _, stretch in stretches]) > 0
    if is_turned:  # pdfium took it for a line from left to right
        stretches.reverse()
    inner = [(side, _ordered(side, stretch, characters, box, is_turned)) for side, stretch in stretches]
    ordered = chain.from_iterable(stretch for _, stretch in inner)
    order = [index for piece in pieces for index in (piece if characters[piece[0]].isspace() else next(ordered))]
    runs = _runs(inner, characters)
    for bracket in brackets:
        order.insert(_place_of(box(bracket), [index for index in order if index in runs], order, runs, box), bracket)
    return order


def _pieces(indices: Sequence[int], characters: Sequence[str]) -> list[list[int]]:
    """Words and spaces in turn."""
    return [list(piece) for _, piece in groupby(indices, key=lambda index: characters[index].isspace())]


def _runs(
    stretches: Sequence[tuple[Side, list[list[int]]]], characters: Sequence[str]
) -> dict[int, tuple[int, int] | None]:
    """Of each character the first and last of those that run to the right with it; None where it does not."""
    runs: dict[int, tuple[int, int] | None] = {}
    for side, words in stretches:
        runs |= dict.fromkeys(chain.from_iterable(words))
        for run in {Side.LEFT: [], Side.RIGHT: [list(chain.from_iterable(words))], Side.NEITHER: words}[side]:
            core = [number for number, index in enumerate(run) if _is_core(characters[index])]
            inside = run[core[0] : core[-1] + 1] if core else []
            runs |= dict.fromkeys(inside, (inside[0], inside[-1]) if inside else None)
    return runs


def _place_of(
    bracket: Box,
    letters: Sequence[int],
    order: Sequence[int],
    runs: Mapping[int, tuple[int, int] | None],
    box: Callable[[int], Box],
) -> int:
    """Where in the order of a line from right to left a bracket belongs: beside the letter that it stands closest to.

    Beside the end of what runs to the right it belongs to the line, and so before the beginning, or the other way.
    """
    if not letters:
        return 0
    nearest = min(letters, key=lambda index: _gap(bracket, box(index)))
    is_left_of_it = bracket[0] + bracket[2] < box(nearest)[0] + box(nearest)[2]
    run = runs[nearest]
    if run is not None and nearest == run[0] and is_left_of_it:
        return order.index(run[1]) + 1
    if run is not None and nearest == run[1] and not is_left_of_it:
        return order.index(run[0])
    return order.index(nearest) + (is_left_of_it == (run is None))


def _gap(one: Box, other: Box) -> float:
    """How far apart two boxes stand."""
    return max(one[0] - other[2], other[0] - one[2], 0.0)


def with_pairs(text: str) -> str:
    """The text with brackets that make pairs: in such lines pdfium turns one of them round, both or neither."""
    for pair in PAIRS:
        brackets = [one for one in text if one in pair]
        if len(brackets) % 2 == 0 and not _are_paired(brackets, pair):
            in_turn = iter(pair * (len(brackets) // 2))
            text = "".join(next(in_turn) if one in pair else one for one in text)
    return text


def _are_paired(brackets: Sequence[str], pair: str) -> bool:
    depths = list(accumulate(1 if one == pair[0] else -1 for one in brackets))
    return not depths or (min(depths) == 0 == depths[-1])


def _ordered(
    side: Side, words: list[list[int]], characters: Sequence[str], box: Callable[[int], Box], is_turned: bool
) -> list[list[int]]:
    """Words that run to one side as they are read: each in itself, and one after the other."""
    match side:
        case Side.LEFT:
            inner = [_with_letters_leftwards(word, characters, box) for word in words]
            return inner[::-1] if _trend([box(word[0])[2] for word in inner]) > 0 else inner
        case Side.RIGHT:
            return _rightwards(words, characters, box, is_turned)
        case Side.NEITHER:
            return words


def _rightwards(
    words: list[list[int]], characters: Sequence[str], box: Callable[[int], Box], is_turned: bool
) -> list[list[int]]:
    """As `_ordered`; punctuation around them belongs to the line, and changes sides where that is turned."""
    before = next(n for n, index in enumerate(words[0]) if _is_core(characters[index]))
    after = next(n for n, index in enumerate(reversed(words[-1])) if _is_core(characters[index]))
    head, tail = words[0][:before], words[-1][len(words[-1]) - after :]
    inner = [[index for index in word if index not in {*head, *tail}] for word in words]
    inner = [sorted(word, key=lambda index: box(index)[0]) for word in inner]
    inner = inner[::-1] if _trend([box(word[0])[0] for word in inner]) < 0 else inner
    inner[0] = (tail if is_turned else head) + inner[0]
    inner[-1] = inner[-1] + (head if is_turned else tail)
    return inner


def _with_letters_leftwards(word: list[int], characters: Sequence[str], box: Callable[[int], Box]) -> list[int]:
    runs = (list(run) for _, run in groupby(word, key=lambda index: _belongs_left(characters[index])))
    return [index for run in runs for index in (_leftwards(run, characters, box) if len(run) > 1 else run)]


def _leftwards(run: list[int], characters: Sequence[str], box: Callable[[int], Box]) -> list[int]:
    letters = [index for index in run if runs_left(characters[index])]
    if _trend([box(index)[2] for index in letters]) <= 0:  # vowels stand above their letters, in whichever order
        return run
    return sorted(run, key=lambda index: -box(index)[2])


def _side(word: list[int], characters: Sequence[str]) -> Side:
    directions = {unicodedata.bidirectional(characters[index]) for index in word}
    if directions & RIGHT_TO_LEFT:
        return Side.LEFT
    return Side.RIGHT if "L" in directions else Side.NEITHER


def _belongs_left(character: str) -> bool:
    return runs_left(character) or unicodedata.bidirectional(character) == MARK


def _is_core(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"L", "EN"}


def _trend(places: Sequence[float]) -> int:
    """Positive where more steps go right than left, negative where more go left."""
    return sum((after > before) - (after < before) for before, after in pairwise(places))
