"""Exercises in words: on the command line in the language of the map, and the same in the window in the user's."""

from collections.abc import Iterator, Sequence

from argmap.core.document import Document
from argmap.core.marked import N
from argmap.core.records import ExerciseKind, Node, Passage
from argmap.core.saying import Say, in_english
from argmap.core.tree import Tree
from argmap.reasoning.comparing.sentences import brief, card, cards
from argmap.reasoning.exercises.grading import Finding, Verdict
from argmap.reasoning.exercises.making import Made
from argmap.reasoning.exercises.options import Fault
from argmap.reasoning.exercises.progress import Progress
from argmap.reasoning.exercises.stages import Stage
from argmap.reasoning.sayings import sayings_of

CONTEXT = "Exercise"

FAULTS = {
    Fault.POLARITY: "{0}: turned",
    Fault.PARENT: "{0}: below the wrong card",
    Fault.EVIDENCE: "{0}: evidence for the wrong card",
    Fault.JOINT: "{0}: joint, though each is a reason of its own",
}
COUNTED = {
    ExerciseKind.PLACE: ("card to place", "cards to place"),
    ExerciseKind.MISSING: ("premise is missing", "premises are missing"),
    ExerciseKind.MISTAKES: ("mistake is planted", "mistakes are planted"),
    ExerciseKind.REVEAL: ("stage", "stages"),
}
"""What there is one or several of in an exercise."""
VERDICTS = {
    Verdict.RIGHT: N("Exercise", "{0} is right."),
    Verdict.JOINT: N("Exercise", "{0} bears on the right thing, but not with the right joint reasons."),
    Verdict.NOT_RIGHT: N("Exercise", "{0} is not right yet."),
    Verdict.OTHER_WORDS: N(
        "Exercise", "{0} is not in the words of the key; whether it says the same is for the teacher to see."
    ),
    Verdict.OPEN: N("Exercise", "{0} is still open."),
}
NAMES = {
    ExerciseKind.PLACE: N("Exercise", "Place the cards"),
    ExerciseKind.MISSING: N("Exercise", "Find what is missing"),
    ExerciseKind.MISTAKES: N("Exercise", "Find the mistakes"),
    ExerciseKind.HIGHLIGHT: N("Exercise", "Highlight, then map"),
    ExerciseKind.REVEAL: N("Exercise", "Step by step"),
}
RELEASED = N("Exercise", "Feedback comes from the teacher, once the exercise is marked.")


def made_words(made: Made, tree: Tree) -> Iterator[str]:
    """What is in an exercise of that map, for the teacher."""
    starter, kind, say = made.starter, made.exercise.kind, sayings_of(tree)
    match kind:
        case ExerciseKind.PLACE:
            yield _counted(len(Document(starter.records).tray_ids), COUNTED[kind], say)
        case ExerciseKind.MISSING:
            yield _counted(len(starter.gaps), COUNTED[kind], say)
            yield from (say("Missing: {0}").format(card(tree, node_id, say)) for node_id in starter.gaps.values())
        case ExerciseKind.MISTAKES:
            yield _counted(len(starter.planted), COUNTED[kind], say)
            for one in starter.planted:
                yield say(FAULTS[one.fault]).format(cards(tree, one.node_ids, say))
        case ExerciseKind.HIGHLIGHT:
            yield say("The main claim and the sources are in it.")
        case ExerciseKind.REVEAL:
            yield _counted(len(starter.later) + 1, COUNTED[kind], say)


def key_words(tree: Tree, is_sealed: bool) -> str:
    """Whether the key goes out with the exercise."""
    say = sayings_of(tree)
    return say("The key is sealed in it.") if is_sealed else say("No key is in it.")


def finding_words(findings: Sequence[Finding], tree: Tree, is_early: bool, tries: int = 0) -> list[str]:
    """What is right so far, a sentence each, and at the end how much of it after how many tries."""
    say = sayings_of(tree)
    if not is_early:
        return [say(RELEASED), *tries_words(tries, say)]
    return [*(finding_sentence(one, tree, say) for one in findings), *summary(findings, len(findings), tries, say)]


def summary(findings: Sequence[Finding], of: int, tries: int = 0, say: Say = in_english) -> list[str]:
    """How much is right so far of so many cards or passages, and how often was asked about them, all together."""
    if not of:
        return [say(N("Exercise", "There is nothing to be checked yet.")), *tries_words(tries, say)]
    right = sum(one.verdict is Verdict.RIGHT for one in findings)
    words = (
        N("Exercise", "{0} of {1} right."),
        N("Exercise", "{0} of {1} right, with 1 try."),
        N("Exercise", "{0} of {1} right, with {2} tries in all."),
    )
    return [say(words[min(tries, 2)]).format(f"{right:,}", f"{of:,}", f"{tries:,}")]


def tries_words(count: int, say: Say = in_english) -> list[str]:
    """The same, if anybody asked."""
    return [tries_sentence(count, say)] if count else []


def tries_sentence(count: int, say: Say = in_english) -> str:
    """How often was asked, as a sentence of its own."""
    return say(N("Exercise", "1 try.") if count == 1 else N("Exercise", "{0} tries.")).format(f"{count:,}")


def finding_sentence(finding: Finding, tree: Tree, say: Say = in_english) -> str:
    """What is said of a card or a passage, by its words."""
    if finding.passage_id is not None:
        passage = tree.document.find(Passage, finding.passage_id)
        return say(VERDICTS[finding.verdict]).format(brief(passage.exact if passage is not None else "", say))
    node = tree.document.find(Node, finding.node_id or "")
    has_words = node is not None and bool(node.text.strip())
    words = brief(node.text, say) if node is not None and has_words else say(N("Exercise", "An empty card"))
    return say(VERDICTS[finding.verdict]).format(words)


def stage_words(stage: Stage, has_come: bool, say: Say = in_english) -> str:
    """How far a map is revealed, and whether what was opened has come into it."""
    number, of = f"{stage.number:,}", f"{stage.of:,}"
    if stage.is_done:
        done = N("Exercise", "All {0} stages stand right."), N("Exercise", "All {0} stages are placed.")
        return say(done[stage.is_blind]).format(of)
    came = sum(isinstance(one, Node) for one in stage.records)
    if came and has_come:
        some = N("Exercise", "Stage {0} of {1}: {2} cards have come.")
        one = N("Exercise", "Stage {0} of {1}: 1 card has come.")
        return say(one if came == 1 else some).format(number, of, f"{came:,}")
    if came:
        return _can_come_words(came, stage.is_blind, say)
    shut = (
        N("Exercise", "Stage {0} of {1}: not all cards stand right yet."),
        N("Exercise", "Stage {0} of {1}: not all cards are placed yet."),
    )
    return say(shut[stage.is_blind]).format(number, of)


def _can_come_words(count: int, is_blind: bool, say: Say) -> str:
    """That so many cards can come, and because of what."""
    if is_blind:
        some, one = N("Exercise", "{0} cards can come."), N("Exercise", "1 card can come.")
    else:
        some = N("Exercise", "All cards stand right: {0} cards can come.")
        one = N("Exercise", "All cards stand right: 1 card can come.")
    return say(one if count == 1 else some).format(f"{count:,}")


def progress_words(progress: Progress, say: Say = in_english) -> str:
    """What is done so far, without a word on whether it is right."""
    done, of = f"{progress.done:,}", f"{progress.of:,}"
    match progress.kind:
        case ExerciseKind.PLACE | ExerciseKind.REVEAL:
            return say(N("Exercise", "{0} of {1} cards placed")).format(done, of)
        case ExerciseKind.MISSING:
            return say(N("Exercise", "{0} of {1} empty cards filled")).format(done, of)
        case ExerciseKind.MISTAKES:
            changed = N("Exercise", "1 card stands otherwise now"), N("Exercise", "{0} cards stand otherwise now")
            return say(changed[progress.done != 1]).format(done)
        case ExerciseKind.HIGHLIGHT:
            marked = N("Exercise", "1 passage marked"), N("Exercise", "{0} passages marked")
            mapped = N("Exercise", "1 card on the map rests on one"), N("Exercise", "{0} cards on the map rest on one")
            words = (say(marked[progress.of != 1]).format(of), say(mapped[progress.done != 1]).format(done))
            return " · ".join(words)


def _counted(count: int, words: tuple[str, str], say: Say) -> str:
    return f"{count:,} {say(words[count != 1])}."
