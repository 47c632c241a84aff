"""What mind maps and outlines hold of an argument map: ideas under ideas, whatever the file calls them.

An idea is a card, a group that stands for a step, or one that only holds others. `idea_planting` makes a map of them,
`idea_gathering` makes them of a map; a format reads and writes nothing but ideas.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from argmap.core.records import Polarity
from argmap.formats.parts import Part

LOST = {
    Part.SOURCES,
    Part.SOURCE_NOTES,
    Part.REFERENCES,
    Part.TEXTS,
    Part.PASSAGES,
    Part.RATINGS,
    Part.COMMENTS,
    Part.QUESTIONS,
    Part.EXERCISE,
}
CARRIES = frozenset(Part) - LOST
"""What ideas carry, where a format can hold a field with each of them."""
AS_UNMARKED = {"unmarked": True}
"""What is kept of a step that a file did not say to be for or against; it goes out as it came."""


class Stands(StrEnum):
    """What an idea is."""

    CARD = "card"
    GROUP = "group"  # a step: its cards are joint reasons, a group under it bears on the step itself
    MAP = "map"  # holds the tops of a map that has several
    TRAY = "tray"  # holds cards that are not placed yet


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea. `above` is the index of the one it stands under, among all in the order of the file.

    `same` is the id of another idea, whose card stands here too. `is_cut` says that the card stands at the top only as
    a circle is cut there. `fields` are what `idea_fields` says of the card or the step, `kept` what only the format
    understands.
    """

    id: str
    above: int | None
    place: str
    text: str = ""
    stands: Stands = Stands.CARD
    polarity: Polarity | None = None
    same: str = ""
    is_cut: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: str = ""
    kept: object = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one idea to another that does not stand under it. `label` is what stands at it."""

    start: str
    end: str
    place: str
    label: str = ""
    kept: object = None


RELATIONS: dict[Polarity, str] = {
    Polarity.SUPPORTS: "pro",
    Polarity.OPPOSES: "con",
    Polarity.ANSWERS: "answers",
    Polarity.RESTATES: "restates",
}
POLARITIES: dict[str, Polarity] = {
    **{word: polarity for polarity, word in RELATIONS.items()},
    **dict.fromkeys(("supports", "support", "supporting", "because", "reason", "for", "+"), Polarity.SUPPORTS),
    **dict.fromkeys(("opposes", "attack", "attacks", "opposing", "objection", "but", "however"), Polarity.OPPOSES),
    **dict.fromkeys(("against", "contra", "contradicts", "-"), Polarity.OPPOSES),
    **dict.fromkeys(("answer", "position"), Polarity.ANSWERS),
    **dict.fromkeys(("restatement", "restate"), Polarity.RESTATES),
}
"""Words that say how an idea bears on the one above: those that are written, and their likes."""


def polarity_in(words: str) -> Polarity | None:
    """How something bears on what stands above it, if the words say nothing else."""
    return POLARITIES.get(words.strip(" \t\n:").lower())
