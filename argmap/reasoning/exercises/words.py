"""Exercises in English, for the command line. What the window shows is translated there, from the same verdicts."""

from collections.abc import Iterator, Sequence

from argmap.core.document import Document
from argmap.core.records import ExerciseKind, Node, Passage
from argmap.core.tree import Tree
from argmap.reasoning.comparing.sentences import brief, listed
from argmap.reasoning.exercises.grading import Finding, Verdict
from argmap.reasoning.exercises.making import Made
from argmap.reasoning.exercises.options import Fault
from argmap.reasoning.exercises.stages import Stage

FAULTS = {
    Fault.POLARITY: "{0}: turned",
    Fault.PARENT: "{0}: below the wrong card",
    Fault.EVIDENCE: "{0}: evidence for the wrong card",
    Fault.JOINT: "{0}: joint, though each is a reason of its own",
}
VERDICTS = {
    Verdict.RIGHT: "{0} is right.",
    Verdict.JOINT: "{0} bears on the right thing, but not with the right joint reasons.",
    Verdict.NOT_RIGHT: "{0} is not right yet.",
    Verdict.OTHER_WORDS: "{0} is not in the words of the key; whether it says the same is for the teacher to see.",
    Verdict.OPEN: "{0} is still open.",
}


def made_words(made: Made, tree: Tree) -> Iterator[str]:
    """What is in an exercise of that map, for the teacher."""
    starter, kind = made.starter, made.exercise.kind
    match kind:
        case ExerciseKind.PLACE:
            yield _counted(len(Document(starter.records).tray_ids), "card to place", "cards to place")
        case ExerciseKind.MISSING:
            yield _counted(len(starter.gaps), "premise is missing", "premises are missing")
            yield from (f"Missing: {brief(tree.node(node_id).text)}" for node_id in starter.gaps.values())
        case ExerciseKind.MISTAKES:
            yield _counted(len(starter.planted), "mistake is planted", "mistakes are planted")
            for one in starter.planted:
                yield FAULTS[one.fault].format(listed([brief(tree.node(node_id).text) for node_id in one.node_ids]))
        case ExerciseKind.HIGHLIGHT:
            yield "The main claim and the sources are in it."
        case ExerciseKind.REVEAL:
            yield _counted(len(starter.later) + 1, "stage", "stages")


def finding_words(findings: Sequence[Finding], tree: Tree, is_early: bool) -> list[str]:
    """What is right so far, a sentence each, and how much of it at the end."""
    if not is_early:
        return ["Feedback comes from the teacher, once the exercise is marked."]
    if not findings:
        return ["There is nothing to be checked yet."]
    right = sum(one.verdict is Verdict.RIGHT for one in findings)
    return [*(_sentence(one, tree) for one in findings), f"{right:,} of {len(findings):,} right."]


def stage_words(stage: Stage, has_come: bool) -> str:
    """How far a map is revealed, and whether what was opened has come into it."""
    if stage.is_done:
        return f"All {stage.of:,} stages stand right."
    came = sum(isinstance(one, Node) for one in stage.records)
    if came and has_come:
        return f"Stage {stage.number:,} of {stage.of:,}: {_counted(came, 'card has come', 'cards have come')}"
    if came:
        return f"All cards stand right: {_counted(came, 'card can come', 'cards can come')}"
    return f"Stage {stage.number:,} of {stage.of:,}: not all cards stand right yet."


def _sentence(finding: Finding, tree: Tree) -> str:
    if finding.passage_id is not None:
        passage = tree.document.find(Passage, finding.passage_id)
        return VERDICTS[finding.verdict].format(brief(passage.exact if passage is not None else ""))
    node = tree.document.find(Node, finding.node_id or "")
    words = brief(node.text) if node is not None and node.text.strip() else "An empty card"
    return VERDICTS[finding.verdict].format(words)


def _counted(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}."
