"""The characters of a line with right-to-left letters in the order in which they are read, by where they stand.

pdfium turns each stretch of such letters round. It does so wrongly where a page draws them as they are read or marks
vowels above them, and it leaves two words of the other direction in the order in which they stand, not are read.
"""

import unicodedata
from collections.abc import Callable, Sequence
from enum import Enum, auto
from itertools import accumulate, chain, groupby, pairwise, takewhile

Box = tuple[float, float, float, float]
RIGHT_TO_LEFT = {"R", "AL"}
MARK = "NSM"
PAIRS = ("()", "[]")
BRACKETS = "".join(PAIRS)
NEAR = 200  # characters of a line that are looked at beside a bracket


class Side(Enum):
    """To which side a word runs; NEITHER for figures and punctuation."""

    LEFT = auto()
    RIGHT = auto()
    NEITHER = auto()


def runs_left(character: str) -> bool:
    """Whether it is a letter of a script that is written from right to left."""
    return unicodedata.bidirectional(character) in RIGHT_TO_LEFT


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a line run from right to left."""
    directions = [unicodedata.bidirectional(character) for character in text[:200]]
    return sum(one in RIGHT_TO_LEFT for one in directions) > directions.count("L")


def reading_order(characters: Sequence[str], indices: Sequence[int], box: Callable[[int], Box]) -> list[int]:
    """The indices of a line's characters as they are read. `box` tells where one stands: left, bottom, right, top."""
    pieces = [list(piece) for _, piece in groupby(indices, key=lambda index: characters[index].isspace())]
    words = [piece for piece in pieces if not characters[piece[0]].isspace()]
    stretches = groupby(words, key=lambda word: _side(word, characters))
    ordered = chain.from_iterable(_ordered(side, list(stretch), characters, box) for side, stretch in stretches)
    order = [index for piece in pieces for index in (piece if characters[piece[0]].isspace() else next(ordered))]
    return _with_brackets_close(order, characters, box)


def _with_brackets_close(order: list[int], characters: Sequence[str], box: Callable[[int], Box]) -> list[int]:
    """The order with each bracket on that side of a space on which the words are that it stands closer to."""
    for at in range(1, len(order) - 2):
        pair = characters[order[at]], characters[order[at + 1]]
        is_before, is_after = pair[0] in BRACKETS and pair[1].isspace(), pair[0].isspace() and pair[1] in BRACKETS
        if not (is_before or is_after):
            continue
        bracket = box(order[at] if is_before else order[at + 1])
        back = _gap(bracket, _edges_of(order[max(0, at - NEAR) : at][::-1], characters, box))
        ahead = _gap(bracket, _edges_of(order[at + 2 : at + 2 + NEAR], characters, box))
        if (is_before and ahead < back) or (is_after and back < ahead):
            order[at], order[at + 1] = order[at + 1], order[at]
    return order


def _edges_of(indices: Sequence[int], characters: Sequence[str], box: Callable[[int], Box]) -> Box:
    """The edges of the first letter if it runs left, else of all up to such a letter or a bracket."""
    run = list(takewhile(lambda index: not runs_left(characters[index]) and characters[index] not in BRACKETS, indices))
    boxes = [box(index) for index in run or indices[:1] if not characters[index].isspace()]
    return min((one[0] for one in boxes), default=0.0), 0.0, max((one[2] for one in boxes), default=0.0), 0.0


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
    side: Side, words: list[list[int]], characters: Sequence[str], box: Callable[[int], Box]
) -> list[list[int]]:
    """Words that run to one side as they are read: each in itself, and one after the other."""
    match side:
        case Side.LEFT:
            inner = [_with_letters_leftwards(word, characters, box) for word in words]
            return inner[::-1] if _trend([box(word[0])[2] for word in inner]) > 0 else inner
        case Side.RIGHT:
            return _rightwards(words, characters, box)
        case Side.NEITHER:
            return words


def _rightwards(words: list[list[int]], characters: Sequence[str], box: Callable[[int], Box]) -> list[list[int]]:
    """As `_ordered`; punctuation before the first and after the last letter of all stays there."""
    before = next(n for n, index in enumerate(words[0]) if _is_core(characters[index]))
    after = next(n for n, index in enumerate(reversed(words[-1])) if _is_core(characters[index]))
    head, tail = words[0][:before], words[-1][len(words[-1]) - after :]
    inner = [[index for index in word if index not in {*head, *tail}] for word in words]
    inner = [sorted(word, key=lambda index: box(index)[0]) for word in inner]
    inner = inner[::-1] if _trend([box(word[0])[0] for word in inner]) < 0 else inner
    inner[0] = head + inner[0]
    inner[-1] = inner[-1] + tail
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
