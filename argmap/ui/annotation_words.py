"""What the window says of annotations that came: how many, what became of their words, what else to know."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from argmap.core.annotations import Relation, Replies
from argmap.core.records import PassageState
from argmap.formats.annotations.arriving import Arrival
from argmap.ui.text import shortened
from argmap.ui.translating import N

STATES = {
    PassageState.EXACT: N("Annotating", "{0} exact"),
    PassageState.MOVED: N("Annotating", "{0} moved"),
    PassageState.CHANGED: N("Annotating", "{0} changed"),
    PassageState.LOST: N("Annotating", "{0} not found"),
    PassageState.UNVERIFIED: N("Annotating", "{0} never checked"),
}


NAMED = 3  # sources that are called by their titles
TITLE = 60  # characters of each


RECORDS = 4  # that a card with its passage comes to


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a file brings, ready to be committed."""

    arrival: Arrival
    replies: tuple[Replies, ...]
    relations: tuple[Relation, ...]
    known: int
    remarks: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many records it comes to, about."""
        return RECORDS * len(self.arrival.cards) + len(self.arrival.sources)


def sentence(arrived: Arrived) -> str:
    """How many cards came, what became of the words they rest on, and how many annotations were there already."""
    said = [
        _counted(
            len(arrived.arrival.cards),
            N("Annotating", "1 card came to the tray"),
            N("Annotating", "{0} cards came to the tray"),
        )
    ]
    counts = arrived.arrival.states
    states = ", ".join(_tr(words).format(f"{counts[state]:,}") for state, words in STATES.items() if counts[state])
    if states:
        said.append(_tr(N("Annotating", "passages: {0}")).format(states))
    if arrived.known:
        one, several = N("Annotating", "1 was there already"), N("Annotating", "{0} were there already")
        said.append(_counted(arrived.known, one, several))
    return "  ·  ".join(said)


def remarks(arrived: Arrived) -> list[str]:
    """What else a user should know of what came."""
    arrival = arrived.arrival
    found = list(arrived.remarks)
    titles = [f"“{shortened(source.title, TITLE)}”" for source, text in arrival.sources if not text.text]
    if titles:
        named, more = ", ".join(titles[:NAMED]), len(titles) - NAMED
        words = N("Annotating", "This map has no text of {0} and {1} more sources.")
        without = N("Annotating", "This map has no text of {0}.")
        found.append(_tr(words if more > 0 else without).format(named, f"{more:,}"))
    if arrival.without_words:
        one = N("Annotating", "1 marks no words: a card without a passage.")
        found.append(
            _counted(arrival.without_words, one, N("Annotating", "{0} mark no words: cards without a passage."))
        )
    if arrival.too_long:
        one = N("Annotating", "1 marks more words than a passage can have.")
        several = N("Annotating", "{0} mark more words than a passage can have.")
        found.append(_counted(arrival.too_long, one, several))
    if arrival.private:
        one = N("Annotating", "1 was not open to all; whoever gets the map can read it.")
        several = N("Annotating", "{0} were not open to all; whoever gets the map can read them.")
        found.append(_counted(arrival.private, one, several))
    return found


def left_out(count: int) -> str:
    """What is said of passages that a format cannot hold; nothing where there are none."""
    one = N("Annotating", "1 passage without a place in a text is left out.")
    several = N("Annotating", "{0} passages without a place in a text are left out.")
    return _counted(count, one, several) if count else ""


def _counted(count: int, one: str, several: str) -> str:
    return _tr(one) if count == 1 else _tr(several).format(f"{count:,}")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Annotating", words)
