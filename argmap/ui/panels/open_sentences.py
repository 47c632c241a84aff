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
    Check.MANY_STEPS: QT_TRANSLATE_NOOP(
        "Open", "More than seven reasons stand side by side here. Group those that say something in common."
    ),
    Check.ONE_SOURCE_ONLY: QT_TRANSLATE_NOOP("Open", "All passages below this lie in one source. Look for another."),
    Check.UNVERIFIED_SOURCE: QT_TRANSLATE_NOOP("Open", "Nobody verified what this evidence rests on."),
    Check.CIRCULAR_SUPPORT: QT_TRANSLATE_NOOP("Open", "This supports a card above it that says the same."),
    Check.SAID_TWICE: QT_TRANSLATE_NOOP(
        "Open", "Another card says the same, in these or other words. Place one card twice instead."
    ),
    Check.NOT_A_SENTENCE: QT_TRANSLATE_NOOP(
        "Open", "One whole sentence in each card: say what is claimed, so that somebody can agree or disagree."
    ),
    Check.REASONING_INSIDE: QT_TRANSLATE_NOOP(
        "Open", "No reasoning inside a card: this one holds a reason and what it is for. Give each a card of its own."
    ),
    Check.TWO_CLAIMS: QT_TRANSLATE_NOOP(
        "Open", "One claim in each card: this one says two things, and one can be true without the other."
    ),
    Check.DANGLING_THIS: QT_TRANSLATE_NOOP(
        "Open", "No dangling “this” or “it”: name what is meant, so that the card can be read on its own."
    ),
    Check.RABBIT_RULE: QT_TRANSLATE_NOOP(
        "Open", "Rabbit rule: the claim speaks of something that is in none of these reasons. Where does it come from?"
    ),
    Check.HOLDING_HANDS: QT_TRANSLATE_NOOP(
        "Open", "Holding hands: one of these joint reasons speaks of something that is in no other, nor in the claim."
    ),
    Check.JOINT_STANDS_ALONE: QT_TRANSLATE_NOOP(
        "Open", "These joint reasons do not need each other. If each supports the claim alone, let each stand alone."
    ),
    Check.LONE_PREMISE: QT_TRANSLATE_NOOP(
        "Open", "Golden rule: what leads from this reason to the claim is taken for granted. Say it as a joint reason."
    ),
    Check.NOT_ONE_STEP_UP: QT_TRANSLATE_NOOP(
        "Open", "One step up: this speaks of a card further up, and not of the one right above. Does it belong there?"
    ),
    Check.STEP_WITHOUT_CARD: QT_TRANSLATE_NOOP("Open", "No card stands in this step."),
    Check.STEP_WITHOUT_TARGET: QT_TRANSLATE_NOOP("Open", "This step bears on nothing."),
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
