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
    (Check.MANY_STEPS, None): (
        N("Open", "card with too many reasons side by side"),
        N("Open", "cards with too many reasons side by side"),
    ),
    (Check.ONE_SOURCE_ONLY, None): (
        N("Open", "card that rests on one source only"),
        N("Open", "cards that rest on one source only"),
    ),
    (Check.UNVERIFIED_SOURCE, None): (
        N("Open", "evidence card nobody verified"),
        N("Open", "evidence cards nobody verified"),
    ),
    (Check.CIRCULAR_SUPPORT, None): (
        N("Open", "card that supports itself"),
        N("Open", "cards that support themselves"),
    ),
    (Check.SAID_TWICE, None): (N("Open", "card said twice"), N("Open", "cards said twice")),
    (Check.NOT_A_SENTENCE, None): (N("Open", "card that is no sentence"), N("Open", "cards that are no sentences")),
    (Check.REASONING_INSIDE, None): (N("Open", "card with reasoning inside"), N("Open", "cards with reasoning inside")),
    (Check.TWO_CLAIMS, None): (N("Open", "card with two claims"), N("Open", "cards with two claims")),
    (Check.DANGLING_THIS, None): (N("Open", "dangling “this”"), N("Open", "times a dangling “this”")),
    (Check.RABBIT_RULE, None): (N("Open", "rabbit out of a hat"), N("Open", "rabbits out of a hat")),
    (Check.HOLDING_HANDS, None): (
        N("Open", "group of joint reasons not holding hands"),
        N("Open", "groups of joint reasons not holding hands"),
    ),
    (Check.JOINT_STANDS_ALONE, None): (
        N("Open", "group of joint reasons that stand alone"),
        N("Open", "groups of joint reasons that stand alone"),
    ),
    (Check.LONE_PREMISE, None): (
        N("Open", "lone reason with an unsaid premise"),
        N("Open", "lone reasons with an unsaid premise"),
    ),
    (Check.NOT_ONE_STEP_UP, None): (
        N("Open", "step that bears on a card further up"),
        N("Open", "steps that bear on cards further up"),
    ),
    (Check.STEP_WITHOUT_CARD, None): (N("Open", "step without a card"), N("Open", "steps without a card")),
    (Check.STEP_WITHOUT_TARGET, None): (
        N("Open", "step that bears on nothing"),
        N("Open", "steps that bear on nothing"),
    ),
}
"""One and several of each, in the order in which the status bar names them."""


MOST_NAMED = 3
"""Kinds that the status bar has room for; of the others it says how many points there are."""


def open_summary(counts: Counts) -> str:
    """As in "Open: 3 reasons without support · 1 passage changed · 2 more"; that nothing is open, if so."""
    keys = [key for key in COUNTED if counts[key]]
    if not keys:
        return QCoreApplication.translate("Open", "Nothing is open")
    parts = [f"{counts[key]} {_words(key, counts[key])}" for key in keys[:MOST_NAMED]]
    if more := sum(counts[key] for key in keys[MOST_NAMED:]):
        parts.append(QCoreApplication.translate("Open", "{0} more").format(more))
    return QCoreApplication.translate("Open", "Open:  {0}").format("  ·  ".join(parts))


def _words(key: Key, count: int) -> str:
    one, several = COUNTED[key]
    return QCoreApplication.translate("Open", one if count == 1 else several)
