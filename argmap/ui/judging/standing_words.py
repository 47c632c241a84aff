"""How a card or a step stands and why, in the user's language."""

from argmap.core.records import Dimension, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.status.crux import Sway
from argmap.reasoning.status.disagreements import Disagreement
from argmap.reasoning.status.scales import load_scales
from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.status import Status
from argmap.reasoning.status.why import Ground, Why
from argmap.ui.text import isolated, shortened
from argmap.ui.translating import N, translate

CONTEXT = "Standing"
SHOWN = 60  # characters of a card in a sentence
NOTICE = N("Standing", "Computed from your ratings, not a verdict.")

STEP_NAMES = {
    Standing.STANDS: N("Standing", "Works"),
    Standing.FALLS: N("Standing", "Does not work"),
    Standing.OPEN: N("Standing", "Open"),
}
NAMES = {
    Standing.STANDS: N("Standing", "Stands"),
    Standing.FALLS: N("Standing", "Falls"),
    Standing.OPEN: N("Standing", "Open"),
}

SENTENCES: dict[tuple[Ground, Standing], str] = {
    (Ground.TAKEN, Standing.STANDS): N("Standing", "You ask what would be if it stood."),
    (Ground.TAKEN, Standing.FALLS): N("Standing", "You ask what would be if it fell."),
    (Ground.SAID, Standing.STANDS): N("Standing", "Nothing argues for it, and you did not rate it: it counts as said."),
    (Ground.RATED, Standing.STANDS): N("Standing", "Nothing argues for it, and you rated it well."),
    (Ground.RATED, Standing.FALLS): N("Standing", "Nothing argues for it, and you rated it badly."),
    (Ground.RATED, Standing.OPEN): N("Standing", "Nothing argues for it, and you could not tell."),
    (Ground.TOO_LITTLE, Standing.OPEN): N("Standing", "You find what is said for it too little."),
    (Ground.REASON_WORKS, Standing.STANDS): N("Standing", "The reason “{0}” works, and no objection does."),
    (Ground.REASON_OPEN, Standing.OPEN): N("Standing", "It is open whether the reason “{0}” works."),
    (Ground.REASONS_GONE, Standing.OPEN): N("Standing", "No reason for it works any more, such as “{0}”."),
    (Ground.OBJECTION_WORKS, Standing.FALLS): N("Standing", "The objection “{0}” works."),
    (Ground.OBJECTION_OPEN, Standing.OPEN): N("Standing", "It is open whether the objection “{0}” works."),
    (Ground.SAYS_THE_SAME, Standing.FALLS): N("Standing", "It falls with “{0}”, which says the same."),
    (Ground.SAYS_THE_SAME, Standing.OPEN): N("Standing", "It is as open as “{0}”, which says the same."),
    (Ground.OWN_CARD, Standing.FALLS): N("Standing", "Its card “{0}” falls."),
    (Ground.OWN_CARD, Standing.OPEN): N("Standing", "Its card “{0}” is open."),
    (Ground.ITSELF, Standing.OPEN): N("Standing", "It hangs on itself: nothing from outside decides it."),
    (Ground.ITSELF, Standing.FALLS): N("Standing", "What it excludes works against it."),
}

OF_STEPS: dict[tuple[Ground, Standing], str] = {
    (Ground.SAID, Standing.STANDS): N("Standing", "All its cards stand, and nothing doubts it."),
    (Ground.RATED, Standing.STANDS): N("Standing", "All its cards stand, and you find it to the point."),
    (Ground.RATED, Standing.FALLS): N("Standing", "You find it beside the point."),
    (Ground.RATED, Standing.OPEN): N("Standing", "You could not tell whether it is to the point."),
    (Ground.REASON_WORKS, Standing.STANDS): N("Standing", "“{0}” backs it, and no doubt works."),
    (Ground.OBJECTION_WORKS, Standing.FALLS): N("Standing", "The doubt “{0}” works."),
    (Ground.OBJECTION_OPEN, Standing.OPEN): N("Standing", "It is open whether the doubt “{0}” works."),
}
"""What is said otherwise of steps than of cards."""


def name_of(standing: Standing, is_step: bool = False) -> str:
    """The standing of a card or of a step in a word or two."""
    return translate(CONTEXT, (STEP_NAMES if is_step else NAMES)[standing])


def would_be(standing: Standing, is_step: bool = False) -> str:
    """The same of what is only supposed."""
    words = {
        Standing.STANDS: translate(CONTEXT, "Would work") if is_step else translate(CONTEXT, "Would stand"),
        Standing.FALLS: translate(CONTEXT, "Would not work") if is_step else translate(CONTEXT, "Would fall"),
        Standing.OPEN: translate(CONTEXT, "Would be open"),
    }
    return words[standing]


def notice() -> str:
    """That it is no verdict."""
    return translate(CONTEXT, NOTICE)


def reason_of(tree: Tree, found: Why, is_step: bool = False) -> str:
    """Why something stands as it does, as a sentence; the first card is named, of more their number."""
    key = (found.ground, found.standing)
    words = translate(CONTEXT, (is_step and OF_STEPS.get(key)) or SENTENCES[key])
    if not found.card_ids:
        return words
    sentence = words.format(card_words(tree, found.card_ids[0]))
    more = len(found.card_ids) - 1
    return f"{sentence} {_more(more)}" if more else sentence


def card_words(tree: Tree, node_id: RecordId) -> str:
    """The first words of a card, within a sentence."""
    return isolated(shortened(tree.node(node_id).text, SHOWN))


def _more(count: int) -> str:
    if count == 1:
        return translate(CONTEXT, "The same goes for one more.")
    return translate(CONTEXT, "The same goes for {0} more.").format(count)


def disagreement_words(status: Status, one: Disagreement, number: int, total: int, language: str) -> str:
    """One of so many disagreements, to somebody who looks at its card or step; the rating in the map's language."""
    is_step = one.id in status.reading.steps
    word = load_scales(language)[Dimension.RELEVANCE if is_step else Dimension.ACCEPTABILITY].word(one.value)
    sentences = {
        Standing.STANDS: translate(CONTEXT, "{0} of {1}: you rated this “{2}”; by the map it stands."),
        Standing.FALLS: translate(CONTEXT, "{0} of {1}: you rated this “{2}”; by the map it falls."),
        Standing.OPEN: translate(CONTEXT, "{0} of {1}: you rated this “{2}”; by the map it is open."),
    }
    return f"{sentences[one.computed].format(number, total, word)} {notice()}"


def crux_words(sway: Sway) -> str:
    """What the main claim turns on, to somebody who looks at that card."""
    turns = [
        (sway.if_stands, translate(CONTEXT, "If this card stood, {0}.")),
        (sway.if_falls, translate(CONTEXT, "If this card fell, {0}.")),
    ]
    told = [words.format(_becomes(becomes)) for becomes, words in turns if becomes is not sway.now]
    return f"{translate(CONTEXT, 'The main claim turns on this card.')} {' '.join(told)} {notice()}"


def _becomes(standing: Standing) -> str:
    return {
        Standing.STANDS: translate(CONTEXT, "the main claim would stand"),
        Standing.FALLS: translate(CONTEXT, "the main claim would fall"),
        Standing.OPEN: translate(CONTEXT, "the main claim would be open"),
    }[standing]
