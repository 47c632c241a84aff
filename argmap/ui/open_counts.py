"""What is open in a map, counted, in the user's language: the sentence of the status bar."""

from PySide6.QtCore import QCoreApplication

from argmap.core.records import PassageState
from argmap.reasoning.checks import Check
from argmap.reasoning.open_points import Counts
from argmap.ui.translating import N

Key = tuple[Check, PassageState | None]

COUNTED: dict[Key, tuple[str, str]] = {
    (Check.REASON_WITHOUT_SUPPORT, None): (N("Open", "reason without support"), N("Open", "reasons without support")),
    (Check.OBJECTION_UNANSWERED, None): (N("Open", "objection unanswered"), N("Open", "objections unanswered")),
    (Check.EVIDENCE_WITHOUT_PASSAGE, None): (
        N("Open", "evidence card without a passage"),
        N("Open", "evidence cards without a passage"),
    ),
    (Check.PASSAGE_NOT_EXACT, PassageState.CHANGED): (N("Open", "passage changed"), N("Open", "passages changed")),
    (Check.PASSAGE_NOT_EXACT, PassageState.MOVED): (N("Open", "passage moved"), N("Open", "passages moved")),
    (Check.PASSAGE_NOT_EXACT, PassageState.LOST): (N("Open", "passage lost"), N("Open", "passages lost")),
    (Check.PASSAGE_NOT_EXACT, PassageState.UNVERIFIED): (
        N("Open", "passage never checked"),
        N("Open", "passages never checked"),
    ),
    (Check.SECOND_MAIN_CLAIM, None): (
        N("Open", "claim beside the main claim"),
        N("Open", "claims beside the main claim"),
    ),
    (Check.EMPTY_CARD, None): (N("Open", "empty card"), N("Open", "empty cards")),
}
"""One and several of each, in the order in which the status bar names them."""


def open_summary(counts: Counts) -> str:
    """As in "Open: 3 reasons without support · 1 passage changed"; that nothing is open, if so."""
    parts = [f"{counts[key]} {_words(key, counts[key])}" for key in COUNTED if counts[key]]
    if not parts:
        return QCoreApplication.translate("Open", "Nothing is open")
    return QCoreApplication.translate("Open", "Open:  {0}").format("  ·  ".join(parts))


def _words(key: Key, count: int) -> str:
    one, several = COUNTED[key]
    return QCoreApplication.translate("Open", one if count == 1 else several)
