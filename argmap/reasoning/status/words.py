"""A map's status in the language of the map, for the command line. What the window shows is translated there, from the
same records."""

from argmap.core.records import Dimension, Rating, RecordId
from argmap.core.saying import Say, in_english
from argmap.core.tree import Tree
from argmap.reasoning.sayings import sayings_of
from argmap.reasoning.status.crux import Sway
from argmap.reasoning.status.disagreements import Disagreement
from argmap.reasoning.status.reading import Reading
from argmap.reasoning.status.scales import Scales
from argmap.reasoning.status.standing import Standing

NOTICE = "Computed from your ratings, not a verdict."
UNRATED = "Nobody has rated anything in it: a card on which nothing bears counts as it is said."
SHOWN = 80  # characters of a card in a sentence
QUOTED = "“{0}”"

COUNTED = {Standing.STANDS: ("stands", "stand"), Standing.FALLS: ("falls", "fall"), Standing.OPEN: ("open", "open")}
"""One card and several of each standing, in the order in which they are counted."""

BECOMES = {
    Standing.STANDS: "the main claim would stand",
    Standing.FALLS: "the main claim would fall",
    Standing.OPEN: "the main claim would be open",
}
COMPUTED = {
    Standing.STANDS: "{0} rated {1} “{2}”; by the map it stands.",
    Standing.FALLS: "{0} rated {1} “{2}”; by the map it falls.",
    Standing.OPEN: "{0} rated {1} “{2}”; by the map it is open.",
}
STALE = {
    Dimension.ACCEPTABILITY: "Its words changed since it was rated, so that its acceptability does not count: {0}.",
    Dimension.RELEVANCE: "Its words changed since it was rated, so that its relevance does not count: {0}.",
    Dimension.SUFFICIENCY: "Its words changed since it was rated, so that its sufficiency does not count: {0}.",
}


def shortened(text: str) -> str:
    """The first words of a card, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def counts(standings: list[Standing], say: Say = in_english) -> str:
    """How many cards stand, fall or are open, as in "3 stand · 1 falls · 2 open"."""
    numbers = {one: standings.count(one) for one in COUNTED}
    parts = [f"{number:,} {say(COUNTED[one][number != 1])}" for one, number in numbers.items() if number]
    return " · ".join(parts) or say("no card can stand or fall")


def named(tree: Tree, reading: Reading, one: RecordId) -> str:
    """A card by its first words, a step by those of its first card."""
    say, step = sayings_of(tree), reading.steps.get(one)
    if step is None:
        return say(QUOTED).format(shortened(tree.node(one).text))
    return say("the step from {0}").format(say(QUOTED).format(shortened(tree.node(tree.premises(one)[0].node_id).text)))


def rated(reading: Reading, scales: Scales, one: RecordId, value: float) -> str:
    """The word for how acceptable a card was rated, or how relevant a step."""
    return scales[Dimension.RELEVANCE if one in reading.steps else Dimension.ACCEPTABILITY].word(value)


def disagreement_words(tree: Tree, reading: Reading, scales: Scales, rater: str, one: Disagreement) -> str:
    """One disagreement as a sentence."""
    say, about, word = sayings_of(tree), named(tree, reading, one.id), rated(reading, scales, one.id, one.value)
    return say(COMPUTED[one.computed]).format(rater or say("You"), about, word)


def stale_words(tree: Tree, reading: Reading, rating: Rating) -> str:
    """That a rating does not count any more, as a sentence."""
    about = named(tree, reading, rating.node_id or rating.inference_id or "")
    return sayings_of(tree)(STALE[rating.dimension]).format(about)


def crux_words(tree: Tree, crux: Sway) -> str:
    """What the main claim turns on, as a sentence; or that no single card decides it."""
    say = sayings_of(tree)
    if not crux.moves:
        return say("No single card changes how the main claim stands.")
    told = {say("if it stood, {0}"): crux.if_stands, say("if it fell, {0}"): crux.if_falls}
    turns = [taken.format(say(BECOMES[becomes])) for taken, becomes in told.items() if becomes is not crux.now]
    return say("The crux is “{0}”: {1}.").format(shortened(tree.node(crux.card_id).text), "; ".join(turns))


def strength_words(tree: Tree, crux: Sway) -> str:
    """Of the card that moves the main claim's strength most, between which strengths."""
    words = sayings_of(tree)("Its strength hangs most on “{0}”: {1} without it, {2} with all of it.")
    return words.format(shortened(tree.node(crux.card_id).text), f"{crux.weak:.2f}", f"{crux.strong:.2f}")
