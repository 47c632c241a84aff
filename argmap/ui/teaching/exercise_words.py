"""Exercises in words: each kind with a sentence, when feedback comes, and what is in one that was made."""

from collections.abc import Iterator

from argmap.core.document import Document
from argmap.core.records import ExerciseKind, Feedback
from argmap.core.tree import Tree
from argmap.reasoning.exercises import Fault, Made
from argmap.ui.text import isolated, shortened
from argmap.ui.translating import N, translate

CONTEXT = "Exercise"
BRIEF = 70  # characters of a card
KINDS: dict[ExerciseKind, tuple[str, str]] = {
    ExerciseKind.PLACE: (
        N("Exercise", "Place the cards"),
        N("Exercise", "The cards lie in the tray, in any order, with the passages they rest on."),
    ),
    ExerciseKind.MISSING: (
        N("Exercise", "Find what is missing"),
        N("Exercise", "The map has empty cards where premises are missing."),
    ),
    ExerciseKind.MISTAKES: (
        N("Exercise", "Find the mistakes"),
        N("Exercise", "Some cards point the wrong way, stand below the wrong card, or are wrongly joint."),
    ),
    ExerciseKind.HIGHLIGHT: (
        N("Exercise", "Mark the passages"),
        N("Exercise", "Only the main claim and the sources are given: passages are marked, then mapped."),
    ),
    ExerciseKind.REVEAL: (
        N("Exercise", "Reveal it stage by stage"),
        N("Exercise", "The cards of the next stage come once those of the one before are placed."),
    ),
}
COUNTED = {
    ExerciseKind.PLACE: N("Exercise", "Cards to place"),
    ExerciseKind.MISSING: N("Exercise", "Premises to find"),
    ExerciseKind.MISTAKES: N("Exercise", "Mistakes to find"),
}
"""The kinds of which a teacher says how many."""

FEEDBACK: dict[Feedback, tuple[str, str]] = {
    Feedback.RELEASED: (
        N("Exercise", "Once you have marked"),
        N("Exercise", "Nothing in the file knows what is right: for an exam."),
    ),
    Feedback.AFTER: (
        N("Exercise", "When the student is done"),
        N(
            "Exercise",
            "Each card that is asked about counts as a try, which you see too. The file holds hashes of what is right: "
            "nobody can read them, but a program can try.",
        ),
    ),
    Feedback.DURING: (
        N("Exercise", "When the student asks"),
        N(
            "Exercise",
            "Each card that is asked about counts as a try, which you see too. The file holds hashes of what is right: "
            "nobody can read them, but a program can try.",
        ),
    ),
}
STAGES_KNOW = N(
    "Exercise",
    "Only what stands right opens the next stage; each asking counts as a try, which you see too. A program can try "
    "what is right: not for an exam.",
)
STAGES_ARE_BLIND = N(
    "Exercise",
    "The next cards come wherever those before were placed. A program can read them early, but not where they stand.",
)
FAULTS = {
    Fault.POLARITY: N("Exercise", "Turned: {0}"),
    Fault.PARENT: N("Exercise", "Below the wrong card: {0}"),
    Fault.EVIDENCE: N("Exercise", "Evidence for the wrong card: {0}"),
    Fault.JOINT: N("Exercise", "Joint, though each is a reason of its own: {0}"),
}


def made_sentences(made: Made, tree: Tree) -> Iterator[str]:
    """What was taken out of a map or planted in it, for the teacher alone."""
    starter = made.starter
    match made.exercise.kind:
        case ExerciseKind.PLACE:
            yield _said(N("Exercise", "Cards to place: {0}"), len(Document(starter.records).tray_ids))
        case ExerciseKind.MISSING:
            for node_id in starter.gaps.values():
                yield _said(N("Exercise", "Missing: {0}"), _brief(tree, node_id))
        case ExerciseKind.MISTAKES:
            for one in starter.planted:
                yield _said(FAULTS[one.fault], "; ".join(_brief(tree, node_id) for node_id in one.node_ids))
        case ExerciseKind.HIGHLIGHT:
            yield _said(N("Exercise", "The main claim and the sources are in it."))
        case ExerciseKind.REVEAL:
            yield _said(N("Exercise", "Stages: {0}"), len(starter.later) + 1)


def _said(words: str, *parts: object) -> str:
    return translate(CONTEXT, words).format(*parts)


def _brief(tree: Tree, node_id: str) -> str:
    return isolated(shortened(tree.node(node_id).text, BRIEF))
