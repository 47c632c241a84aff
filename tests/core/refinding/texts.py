"""A text with a passage, and what is found of it in another."""

from argmap.core.refinding import Finder
from argmap.core.vocabulary import PassageState

BEFORE = "The council met on Monday to speak about the budget of the coming year, and nobody was content. "
QUOTE = "Rents in the city have doubled in ten years."
AFTER = " That is what the office for statistics wrote in its report, which was read out to all who were there."
OLD = BEFORE + QUOTE + AFTER
START, END = len(BEFORE), len(BEFORE) + len(QUOTE)


def found_in(new: str, old: str = OLD, start: int = START, end: int = END) -> tuple[PassageState, str | None]:
    found = Finder(old, new).find(start, end)
    return found.state, None if found.start is None else new[found.start : found.end]
