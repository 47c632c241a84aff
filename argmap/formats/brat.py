"""brat standoff: which files are in it, what it carries of a map, and which labels mean what."""

import re
from collections.abc import Mapping
from pathlib import PurePath

from argmap.core.records import Kind, Polarity
from argmap.formats.format import Format, later
from argmap.formats.parts import Part

CARRIES = frozenset(
    {Part.KINDS, Part.IMPLICIT, Part.NOTES, Part.SHARED, Part.CIRCLES, Part.ANSWERS, Part.RESTATES},
)
LINE = re.compile(rb"^(T\d+\t\S+ \d+ \d+|[REAMN]\d+\t\S+|#\d*\t\S+ \S+|\*\t\S+ \S+)", re.MULTILINE)

CARD_LABELS = {Kind.CLAIM: "Claim", Kind.EVIDENCE: "Evidence", Kind.QUESTION: "Question"}
STEP_LABELS = {one: one.value for one in Polarity}
IMPLICIT = "Implicit"  # an attribute
TEXT_NOTE = "Text"  # the kind of a note that says the words of a card that paraphrases
NOTE = "AnnotatorNotes"
EQUAL = "Equiv"

USUAL_LABELS = {
    "claim": "claim, major_claim, own_claim, background_claim, premise, conclusion, reason, objection",
    "evidence": "evidence, data, statistic, fact, testimony, example, anecdote",
    "question": "question",
    "main": "majorclaim",
    "supports": "support, pro, because, entails",
    "opposes": "oppose, attack, partial_attack, contradict, con, rebut, undercut, refute, against",
    "answers": "answer",
    "restates": "restate, rephrase",
    "same": "equiv, semantically_same, same",
    "parts": "parts_of_same",
}
"""What the labels of the corpora of this field mean, in any case, "-" as "_", with an s at their end or without."""
MAIN_CLAIMS = "main-claims"
MERGE, RESTATE = "merge", "restate"


def fits(start: bytes) -> bool:
    """Whether the first bytes of a file are lines of standoff."""
    return LINE.search(start) is not None


def beside(name: str) -> tuple[str, ...]:
    """The text that the annotations are of."""
    return (text_name(name),)


def text_name(name: str) -> str:
    return PurePath(name).stem + ".txt"


def meanings(choices: Mapping[str, str]) -> dict[str, str]:
    """What each label means, as `plain` spells it: the usual ones, and over these those that the user names.

    A choice names a meaning of `USUAL_LABELS` and the labels that have it, separated by commas.
    """
    found: dict[str, str] = {}
    for chosen in (USUAL_LABELS, choices):
        for meaning in USUAL_LABELS:
            labels = chosen.get(meaning, "").split(",")
            found |= {plain(label): meaning for label in labels if label.strip()}
    return found


def plain(label: str) -> str:
    """A label without its case and its plural."""
    return label.strip().lower().replace("-", "_").removesuffix("s")


FORMAT = Format(
    "brat",
    "brat standoff",
    (".ann",),
    fits,
    later("brat_reading:read"),
    later("brat_writing:write"),
    CARRIES,
    beside,
)
