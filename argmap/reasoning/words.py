"""Open points in the language of the map, for the command line. What the window shows is translated there, from the
same keys."""

from argmap.core.records import PassageState
from argmap.core.saying import Say, in_english
from argmap.core.tree import Tree
from argmap.reasoning.checks import Check, OpenPoint
from argmap.reasoning.open_points import Counts
from argmap.reasoning.sayings import sayings_of

SHOWN = 80  # characters of a card in a sentence
NOTHING_OPEN = "nothing is open"

WORDS: dict[tuple[Check, PassageState | None], tuple[str, str]] = {
    (Check.REASON_WITHOUT_SUPPORT, None): ("reason without support", "reasons without support"),
    (Check.OBJECTION_UNANSWERED, None): ("objection unanswered", "objections unanswered"),
    (Check.EVIDENCE_WITHOUT_PASSAGE, None): ("evidence card without a passage", "evidence cards without a passage"),
    (Check.PASSAGE_NOT_EXACT, PassageState.CHANGED): ("passage changed", "passages changed"),
    (Check.PASSAGE_NOT_EXACT, PassageState.MOVED): ("passage moved", "passages moved"),
    (Check.PASSAGE_NOT_EXACT, PassageState.LOST): ("passage lost", "passages lost"),
    (Check.PASSAGE_NOT_EXACT, PassageState.UNVERIFIED): ("passage never checked", "passages never checked"),
    (Check.SECOND_MAIN_CLAIM, None): ("claim beside the main claim", "claims beside the main claim"),
    (Check.EMPTY_CARD, None): ("empty card", "empty cards"),
    (Check.MANY_STEPS, None): ("card with more than seven steps onto it", "cards with more than seven steps onto them"),
    (Check.ONE_SOURCE_ONLY, None): ("card that rests on one source only", "cards that rest on one source only"),
    (Check.UNVERIFIED_SOURCE, None): ("evidence card nobody verified", "evidence cards nobody verified"),
    (Check.CIRCULAR_SUPPORT, None): ("card that supports itself", "cards that support themselves"),
    (Check.SAID_TWICE, None): ("card that another one repeats", "cards that others repeat"),
    (Check.NOT_A_SENTENCE, None): ("card that is no sentence", "cards that are no sentences"),
    (Check.REASONING_INSIDE, None): ("card with reasoning inside", "cards with reasoning inside"),
    (Check.TWO_CLAIMS, None): ("card with two claims", "cards with two claims"),
    (Check.DANGLING_THIS, None): (
        "card that points to what it does not name",
        "cards that point to what they do not name",
    ),
    (Check.RABBIT_RULE, None): ("rabbit out of a hat", "rabbits out of a hat"),
    (Check.HOLDING_HANDS, None): (
        "group of joint reasons not holding hands",
        "groups of joint reasons not holding hands",
    ),
    (Check.JOINT_STANDS_ALONE, None): (
        "group of joint reasons that stand alone",
        "groups of joint reasons that stand alone",
    ),
    (Check.LONE_PREMISE, None): ("lone reason with an unsaid premise", "lone reasons with an unsaid premise"),
    (Check.NOT_ONE_STEP_UP, None): ("step that bears on a card further up", "steps that bear on cards further up"),
    (Check.STEP_WITHOUT_CARD, None): ("step without a card", "steps without a card"),
    (Check.STEP_WITHOUT_TARGET, None): ("step that bears on nothing", "steps that bear on nothing"),
}
"""One and several of each, in the order in which a summary names them."""

FIXED: dict[Check, str] = {
    Check.TWO_CLAIMS: "can be split into two cards",
    Check.REASONING_INSIDE: "can be split into a claim and its reason",
    Check.JOINT_STANDS_ALONE: "can be parted into reasons of their own",
    Check.LONE_PREMISE: "can get a joint reason to be filled in",
    Check.NOT_ONE_STEP_UP: "can move to the card it speaks of",
    Check.EMPTY_CARD: "can be removed",
    Check.STEP_WITHOUT_CARD: "can be removed",
}
"""What one key in the window does about a point."""


def summary(counts: Counts, say: Say = in_english) -> str:
    """The counts in one line, as in "3 reasons without support · 2 objections unanswered · 1 passage changed"."""
    parts = [
        f"{counts[key]:,} {say(one if counts[key] == 1 else several)}"
        for key, (one, several) in WORDS.items()
        if counts[key]
    ]
    return " · ".join(parts) or say(NOTHING_OPEN)


def sentence(tree: Tree, point: OpenPoint) -> str:
    """One point in words, with the first words of its card, or of the first card in its step."""
    say = sayings_of(tree)
    one = say(WORDS[point.check, point.state][0])
    place = tree.place(point.place_id) if point.place_id is not None else None
    node_id = point.node_id or (place.node_id if place is not None else None)
    text = " ".join(tree.node(node_id).text.split()) if node_id is not None else ""
    shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return one[:1].upper() + one[1:] + (f": {say('“{0}”').format(shown)}" if shown else "")
