"""The words that say in an outline what a line is: "Reason:", "Objection:", "And:", "Doubt:" and their likes."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from argmap.core.records import Kind, Polarity


@dataclass(frozen=True, slots=True)
class Mark:
    """What the words before a card's text say of it. A kind or polarity that is None was not said."""

    kind: Kind | None = None
    polarity: Polarity | None = None
    onto_step: bool = False  # it bears on the step of the line above, not on its card
    joins: bool = False  # it stands in one step with the line before it
    implicit: bool = False
    again: bool = False  # the card itself stands elsewhere in the outline
    exactly: bool = False  # under a question "supports" is meant, not "answers"


CLAIM, EVIDENCE, QUESTION = Kind.CLAIM, Kind.EVIDENCE, Kind.QUESTION
SUPPORTS, OPPOSES, ANSWERS, RESTATES = Polarity.SUPPORTS, Polarity.OPPOSES, Polarity.ANSWERS, Polarity.RESTATES

ROOT_WORDS: dict[Kind, str] = {CLAIM: "Claim", EVIDENCE: "Evidence", QUESTION: "Question"}
JOINT_WORDS: dict[Kind, str] = {CLAIM: "And", EVIDENCE: "And evidence", QUESTION: "And question"}
STEP_WORDS: dict[tuple[Kind, Polarity], str] = {
    (CLAIM, SUPPORTS): "Reason",
    (CLAIM, OPPOSES): "Objection",
    (CLAIM, ANSWERS): "Answer",
    (CLAIM, RESTATES): "Restatement",
    (EVIDENCE, SUPPORTS): "Evidence",
    (EVIDENCE, OPPOSES): "Counter-evidence",
    (EVIDENCE, ANSWERS): "Evidence as answer",
    (EVIDENCE, RESTATES): "Evidence as restatement",
    (QUESTION, SUPPORTS): "Question in support",
    (QUESTION, OPPOSES): "Question",
    (QUESTION, ANSWERS): "Question as answer",
    (QUESTION, RESTATES): "Question as restatement",
}
ONTO_STEP = " to the step"
DOUBT = "Doubt"
IMPLICIT, AGAIN, EXACTLY = "implicit", "see above", "supports"

SYNONYMS: dict[str, Mark] = {
    "claim": Mark(CLAIM),
    "thesis": Mark(CLAIM),
    "main claim": Mark(CLAIM),
    "contention": Mark(CLAIM),
    "conclusion": Mark(CLAIM),
    "pro": Mark(CLAIM, SUPPORTS),
    "because": Mark(CLAIM, SUPPORTS),
    "support": Mark(CLAIM, SUPPORTS),
    "argument": Mark(CLAIM, SUPPORTS),
    "premise": Mark(CLAIM, SUPPORTS),
    "con": Mark(CLAIM, OPPOSES),
    "contra": Mark(CLAIM, OPPOSES),
    "but": Mark(CLAIM, OPPOSES),
    "however": Mark(CLAIM, OPPOSES),
    "against": Mark(CLAIM, OPPOSES),
    "counter": Mark(CLAIM, OPPOSES),
    "counterargument": Mark(CLAIM, OPPOSES),
    "counter-argument": Mark(CLAIM, OPPOSES),
    "rebuttal": Mark(CLAIM, OPPOSES),
    "reply": Mark(CLAIM, OPPOSES),
    "response": Mark(CLAIM, OPPOSES),
    "counterevidence": Mark(EVIDENCE, OPPOSES),
    "counter evidence": Mark(EVIDENCE, OPPOSES),
    "issue": Mark(QUESTION, OPPOSES),
    "position": Mark(CLAIM, ANSWERS),
    "joint reason": Mark(CLAIM, joins=True),
    "co-premise": Mark(CLAIM, joins=True),
    "undercut": Mark(CLAIM, OPPOSES, onto_step=True),
    "doubt": Mark(CLAIM, OPPOSES, onto_step=True),
}
"""Words that are read, besides those that are written."""

MARKS: dict[str, Mark] = (
    SYNONYMS
    | {word.lower(): Mark(kind, joins=True) for kind, word in JOINT_WORDS.items()}
    | {word.lower(): Mark(kind, polarity) for (kind, polarity), word in STEP_WORDS.items()}
    | {
        (word + ONTO_STEP).lower(): Mark(kind, polarity, onto_step=True)
        for (kind, polarity), word in STEP_WORDS.items()
    }
)
GROUPS: dict[str, Polarity] = {
    **dict.fromkeys(("pro", "pros", "for", "arguments for", "reasons", "reasons for", "in favour"), SUPPORTS),
    **dict.fromkeys(("in favor", "supporting arguments", "advantages", "benefits"), SUPPORTS),
    **dict.fromkeys(("con", "cons", "against", "arguments against", "objections", "reasons against"), OPPOSES),
    **dict.fromkeys(("opposing arguments", "counterarguments", "disadvantages", "drawbacks"), OPPOSES),
    **dict.fromkeys(("answers", "positions", "options"), ANSWERS),
}
"""Lines that are no cards, but say how those below them bear on the one above."""

SIGNS = {"+": SUPPORTS, "-": OPPOSES, "−": OPPOSES, "–": OPPOSES}
LONGEST = max(map(len, MARKS))
MARKED = re.compile(
    rf"(?P<bold>\*\*|__|\*|_)?(?P<word>[A-Za-z][A-Za-z -]{{1,{LONGEST - 1}}})(?: \((?P<tags>[a-z, ]{{1,40}})\))?"
    r"(?(bold)(?::(?P=bold)|(?P=bold):)|:)(?:[ \t]+|(?=\n)|$)"
)
SIGNED = re.compile(r"([-+−–])[ \t]+")
TAGS = {IMPLICIT, AGAIN, EXACTLY}
UNMARKED = Mark()


def read_mark(text: str) -> tuple[Mark, str]:
    """What the words before a line's Markdown say, in bold or not, and the Markdown without them."""
    match = SIGNED.match(text)
    if match is not None:
        return Mark(CLAIM, SIGNS[match[1]]), text[match.end() :]
    match = MARKED.match(text)
    mark = _mark(match["word"].lower(), match["tags"] or "") if match is not None else None
    return (mark, text[match.end() :]) if match is not None and mark is not None else (UNMARKED, text)


def group_polarity(text: str) -> Polarity | None:
    """How the lines below bear on the one above, if this line says nothing else."""
    return GROUPS.get(text.strip(" \t:*_").lower())


@lru_cache(maxsize=1_000)
def _mark(word: str, said: str) -> Mark | None:
    """What a word says with tags behind it, if both are known. An outline says few of them, again and again."""
    mark, tags = MARKS.get(word), {tag.strip() for tag in said.split(",")} - {""}
    if mark is None or not tags <= TAGS:
        return None
    return replace(mark, implicit=IMPLICIT in tags, again=AGAIN in tags, exactly=EXACTLY in tags)


def write_mark(mark: Mark) -> str:
    """The words that `read_mark` reads as this mark, with their colon."""
    kind = mark.kind or CLAIM
    if mark.joins:
        word = JOINT_WORDS[kind]
    elif mark.polarity is None:
        word = ROOT_WORDS[kind]
    elif mark.onto_step and (kind, mark.polarity) == (CLAIM, OPPOSES):
        word = DOUBT
    else:
        word = STEP_WORDS[kind, mark.polarity] + (ONTO_STEP if mark.onto_step else "")
    tags = [tag for tag, is_set in ((IMPLICIT, mark.implicit), (AGAIN, mark.again), (EXACTLY, mark.exactly)) if is_set]
    return word + (f" ({', '.join(tags)})" if tags else "") + ":"
