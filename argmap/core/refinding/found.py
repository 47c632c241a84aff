"""What became of a passage in a newer text."""

from dataclasses import dataclass

from argmap.core.vocabulary import PassageState


@dataclass(frozen=True, slots=True)
class Found:
    """Where the passage stands now, in code points of the new text; `start` and `end` are None when it is lost.

    EXACT: `new[start:end]` is the quote, character for character, amid the same words, and no other place can be meant.
    MOVED: `new[start:end]` is the quote up to folding (`folding.fold`), amid other words.
    CHANGED: the words differ, and this place alone is near enough. LOST: no place, or no telling which.
    `score` says from 0 to 1 how much of the quote and of what stood around it is there.
    """

    state: PassageState
    start: int | None
    end: int | None
    score: float


LOST = Found(PassageState.LOST, None, None, 0.0)
