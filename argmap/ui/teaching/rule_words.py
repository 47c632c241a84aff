"""The rules that the coach's checks teach, grouped, by name and with the sentence that explains each."""

from argmap.reasoning.checks import Check
from argmap.ui.translating import N, translate

CONTEXT = "Rules"
GROUPS: dict[str, dict[Check, tuple[str, str]]] = {
    N("Rules", "The words of a card"): {
        Check.NOT_A_SENTENCE: (
            N("Rules", "One whole sentence in each card"),
            N("Rules", "Nobody can agree or disagree with a heading, a note without a verb, or a question."),
        ),
        Check.REASONING_INSIDE: (
            N("Rules", "No reasoning inside a card"),
            N("Rules", "A reason and what it is for, in one card, cannot be judged one by one."),
        ),
        Check.TWO_CLAIMS: (
            N("Rules", "One claim in each card"),
            N("Rules", "Of two claims in one card, one can be true without the other."),
        ),
        Check.DANGLING_THIS: (
            N("Rules", "No dangling “this”"),
            N("Rules", "A card that rests on “this” or “it” cannot be read on its own."),
        ),
        Check.SAID_TWICE: (
            N("Rules", "Say it once"),
            N("Rules", "Two cards that say the same would be one claim, if one card stood in both places."),
        ),
        Check.EMPTY_CARD: (N("Rules", "Say something"), N("Rules", "A card without words says nothing yet.")),
    },
    N("Rules", "Joint reasons and steps"): {
        Check.RABBIT_RULE: (
            N("Rules", "Rabbit rule: no rabbit out of a hat"),
            N("Rules", "What the claim speaks of has to be in one of the reasons for it."),
        ),
        Check.HOLDING_HANDS: (
            N("Rules", "Holding hands"),
            N("Rules", "What a joint reason speaks of has to be in the claim or in another of the reasons."),
        ),
        Check.JOINT_STANDS_ALONE: (
            N("Rules", "Linked or independent?"),
            N("Rules", "Joint reasons need each other; those that support the claim alone stand alone."),
        ),
        Check.LONE_PREMISE: (
            N("Rules", "Golden rule: two or more premises"),
            N("Rules", "What leads from a lone reason to the claim is said as a joint reason."),
        ),
        Check.NOT_ONE_STEP_UP: (
            N("Rules", "One step up"),
            N("Rules", "A reason speaks of the card right above it, and not of one further up."),
        ),
        Check.STEP_WITHOUT_CARD: (
            N("Rules", "A card in each step"),
            N("Rules", "Other programs write steps in which no card stands."),
        ),
        Check.STEP_WITHOUT_TARGET: (
            N("Rules", "Each step bears on something"),
            N("Rules", "Other programs write steps that bear on nothing."),
        ),
    },
    N("Rules", "The argument as a whole"): {
        Check.REASON_WITHOUT_SUPPORT: (
            N("Rules", "No claim without a ground"),
            N("Rules", "A reason that nothing supports is as yet only said."),
        ),
        Check.OBJECTION_UNANSWERED: (
            N("Rules", "Answer objections"),
            N("Rules", "An objection that nothing answers stands."),
        ),
        Check.CIRCULAR_SUPPORT: (
            N("Rules", "No circles"),
            N("Rules", "No claim supports itself, at whatever remove and in whatever words."),
        ),
        Check.MANY_STEPS: (
            N("Rules", "Group what belongs together"),
            N("Rules", "Nobody weighs more than seven reasons side by side against each other."),
        ),
        Check.SECOND_MAIN_CLAIM: (
            N("Rules", "One map, one main claim"),
            N("Rules", "A claim beside the main claim bears on nothing."),
        ),
    },
    N("Rules", "Sources"): {
        Check.EVIDENCE_WITHOUT_PASSAGE: (
            N("Rules", "Show where it stands"),
            N("Rules", "Evidence is tied to the passage of a source in which it can be read."),
        ),
        Check.PASSAGE_NOT_EXACT: (
            N("Rules", "Quote what is there"),
            N("Rules", "A passage that moved, changed, is lost or was never checked has to be looked at."),
        ),
        Check.ONE_SOURCE_ONLY: (
            N("Rules", "More than one source"),
            N("Rules", "A claim whose passages all lie in one source is only as good as that source."),
        ),
        Check.UNVERIFIED_SOURCE: (
            N("Rules", "Who says so?"),
            N("Rules", "Evidence from a source that nobody verified, or that a machine wrote, is not yet evidence."),
        ),
    },
}
"""Name and sentence by check, by the name of the group."""

NAMES = {check: name for rules in GROUPS.values() for check, (name, _) in rules.items()}


def rule_name(check: Check) -> str:
    """The rule that a check teaches, in the user's language."""
    return translate(CONTEXT, NAMES[check])
