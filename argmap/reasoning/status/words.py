"""A map's status in English, for the command line. What the window shows is translated there, from the same records."""

from argmap.core.records import Dimension, Rating, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.status.crux import Sway
from argmap.reasoning.status.disagreements import Disagreement
from argmap.reasoning.status.reading import Reading
from argmap.reasoning.status.scales import Scales
from argmap.reasoning.status.standing import Standing

NOTICE = "Computed from your ratings, not a verdict."
UNRATED = "Nobody has rated anything in it: a card on which nothing bears counts as it is said."
SHOWN = 80  # characters of a card in a sentence

COUNTED = {Standing.STANDS: ("stands", "stand"), Standing.FALLS: ("falls", "fall"), Standing.OPEN: ("open", "open")}
"""One card and several of each standing, in the order in which they are counted."""

BECOMES = {
    Standing.STANDS: "the main claim would stand",
    Standing.FALLS: "the main claim would fall",
    Standing.OPEN: "the main claim would be open",
}


def shortened(text: str) -> str:
    """The first words of a card, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def counts(standings: list[Standing]) -> str:
    """How many cards stand, fall or are open, as in "3 stand · 1 falls · 2 open"."""
    numbers = {one: standings.count(one) for one in COUNTED}
    parts = [f"{number:,} {COUNTED[one][number != 1]}" for one, number in numbers.items() if number]
    return " · ".join(parts) or "no card can stand or fall"


def named(tree: Tree, reading: Reading, one: RecordId) -> str:
    """A card by its first words, a step by those of its first card."""
    step = reading.steps.get(one)
    if step is None:
        return f"“{shortened(tree.node(one).text)}”"
    return f"the step from “{shortened(tree.node(tree.premises(one)[0].node_id).text)}”"


def rated(reading: Reading, scales: Scales, one: RecordId, value: float) -> str:
    """The word for how acceptable a card was rated, or how relevant a step."""
    return scales[Dimension.RELEVANCE if one in reading.steps else Dimension.ACCEPTABILITY].word(value)


def disagreement_words(tree: Tree, reading: Reading, scales: Scales, rater: str, one: Disagreement) -> str:
    """One disagreement as a sentence."""
    computed = "it is open" if one.computed is Standing.OPEN else f"it {one.computed}"
    about, word = named(tree, reading, one.id), rated(reading, scales, one.id, one.value)
    return f"{rater or 'You'} rated {about} “{word}”; by the map {computed}."


def stale_words(tree: Tree, reading: Reading, rating: Rating) -> str:
    """That a rating does not count any more, as a sentence."""
    about = named(tree, reading, rating.node_id or rating.inference_id or "")
    return f"Its words changed since it was rated, so that its {rating.dimension} does not count: {about}."


def crux_words(tree: Tree, crux: Sway) -> str:
    """What the main claim turns on, as a sentence; or that no single card decides it."""
    if not crux.moves:
        return "No single card changes how the main claim stands."
    told = {"stood": crux.if_stands, "fell": crux.if_falls}
    turns = [f"if it {taken}, {BECOMES[becomes]}" for taken, becomes in told.items() if becomes is not crux.now]
    return f"The crux is “{shortened(tree.node(crux.card_id).text)}”: {'; '.join(turns)}."


def strength_words(tree: Tree, crux: Sway) -> str:
    """Of the card that moves the main claim's strength most, between which strengths."""
    text = shortened(tree.node(crux.card_id).text)
    return f"Its strength hangs most on “{text}”: {crux.weak:.2f} without it, {crux.strong:.2f} with all of it."
