"""What is open about the selected card, as sentences to somebody who looks at it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from argmap.core.records import PassageState
from argmap.reasoning.checks import Check, OpenPoint

CONTEXT = "Open"
SENTENCES = {
    Check.REASON_WITHOUT_SUPPORT: QT_TRANSLATE_NOOP("Open", "Nothing supports this reason yet."),
    Check.OBJECTION_UNANSWERED: QT_TRANSLATE_NOOP("Open", "Nothing answers this objection yet."),
    Check.EVIDENCE_WITHOUT_PASSAGE: QT_TRANSLATE_NOOP("Open", "This evidence is not tied to a passage yet."),
    Check.SECOND_MAIN_CLAIM: QT_TRANSLATE_NOOP("Open", "This claim stands beside the main claim and bears on nothing."),
    Check.EMPTY_CARD: QT_TRANSLATE_NOOP("Open", "This card has no words yet."),
}
PASSAGES = {
    PassageState.MOVED: QT_TRANSLATE_NOOP("Open", "A passage has moved in its source."),
    PassageState.CHANGED: QT_TRANSLATE_NOOP("Open", "A passage reads differently in its source now."),
    PassageState.LOST: QT_TRANSLATE_NOOP("Open", "A passage is no longer found in its source."),
    PassageState.UNVERIFIED: QT_TRANSLATE_NOOP("Open", "A passage was never checked against its source."),
}


def sentence_for(point: OpenPoint) -> str:
    """What is open about a card, to somebody who looks at it."""
    is_passage = point.check is Check.PASSAGE_NOT_EXACT and point.state is not None
    words = PASSAGES[point.state] if is_passage and point.state is not None else SENTENCES[point.check]
    return QCoreApplication.translate(CONTEXT, str(words))
