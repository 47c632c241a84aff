"""What a card says, read from the tree: role, text, kind of evidence, passages and how they stand, comments."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from argmap.core.graph import Place, passages_of, passages_of_step
from argmap.core.records import Node, Passage, PassageLink, PassageState, RecordId
from argmap.core.roles import Role, role_at
from argmap.core.tree import Tree
from argmap.render import words
from argmap.render.remarked import SayComments, comments_on, open_count, step_led_by
from argmap.render.shapes import Mark
from argmap.render.step_name import step_name
from argmap.render.theme import Tone, tone_of

NoteNumbers = Mapping[RecordId, int]
"""The number under which each passage stands below the map, by passage id."""
SayHeading = Callable[[Role, bool], str]
WORST_FIRST = (PassageState.LOST, PassageState.CHANGED, PassageState.MOVED, PassageState.UNVERIFIED)
SEE_LENGTH = 60
MARKS = {
    Role.MAIN_CLAIM: Mark.DISC,
    Role.REASON: Mark.DISC,
    Role.ANSWER: Mark.DISC,
    Role.OBJECTION: Mark.TRIANGLE,
    Role.REBUTTAL: Mark.TRIANGLE,
    Role.EVIDENCE: Mark.SQUARE,
    Role.COUNTER_EVIDENCE: Mark.SQUARE,
    Role.QUESTION: Mark.DIAMOND,
}


class CardFace(NamedTuple):
    """Everything a card shows, in the reader's words. Empty strings are left out of the picture."""

    role: Role
    heading: str
    text: str
    basis: str = ""
    passages: str = ""
    warning: str = ""
    step_passages: str = ""  # of the step that the card is the first reason of
    step_name: str = ""  # of the same step: how it is labelled, or its scheme
    comments: str = ""
    step_comments: str = ""
    is_implicit: bool = False
    is_see: bool = False
    is_empty: bool = False

    @property
    def mark(self) -> Mark:
        return MARKS[self.role]

    @property
    def tone(self) -> Tone:
        return tone_of(self.role)

    @property
    def is_main(self) -> bool:
        return self.role is Role.MAIN_CLAIM and not self.is_see

    @property
    def spoken(self) -> str:
        """The card as one sentence for a screen reader."""
        return f"{self.heading.capitalize()}: {self.text}"


def face(
    tree: Tree,
    place: Place,
    notes: NoteNumbers | None = None,
    say: SayHeading = words.heading,
    say_comments: SayComments = open_count,
) -> CardFace:
    """What the card at a place says. With `notes`, it names its passages' numbers instead of counting them.

    Who asks about many places can have `say` remember the few headings that there are.
    """
    node = tree.node(place.node_id)
    role = role_at(tree, place)
    heading = say(role, node.implicit)
    step = step_led_by(tree, place)
    name = step_name(tree.document, step) if step is not None else ""
    of_step = words.of_step(say_comments(comments_on(tree.document, None, step.id))) if step is not None else ""
    if not tree.is_full(place):
        said = words.see_words(_shortened(_text(node)))
        passages = _step_words(tree, place, notes)
        return CardFace(role, heading, said, "", "", "", passages, name, step_comments=of_step, is_see=True)
    links = passages_of(tree.document, node.id)
    passages, warning = _passage_words(links, notes)
    text = _text(node)
    return CardFace(
        role,
        heading,
        text or words.empty_words(),
        words.basis_name(node.basis) if node.basis else "",
        passages,
        warning,
        _step_words(tree, place, notes),
        name,
        say_comments(comments_on(tree.document, node.id, None)),
        of_step,
        is_implicit=node.implicit,
        is_empty=not text,
    )


def _text(node: Node) -> str:
    return node.text.strip() or node.title.strip()


def _shortened(text: str) -> str:
    """The first words of a text that is shown whole elsewhere."""
    flat = " ".join(text.split())
    if len(flat) <= SEE_LENGTH:
        return flat
    return flat[:SEE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def _step_words(tree: Tree, place: Place, notes: NoteNumbers | None) -> str:
    """Where the passages of the card's step stand below the map."""
    found = passages_led_by(tree, place) if notes else []
    numbers = [notes[one.id] for one in found if one.id in notes] if notes else []
    return words.step_note_reference(numbers) if numbers else ""


def passages_led_by(tree: Tree, place: Place) -> list[Passage]:
    """The passages of the step that a place is the first reason of: there a picture can say them."""
    found = passages_of_step(tree.document, place.inference_id) if place.inference_id is not None else []
    is_first = bool(found) and tree.premises(place.inference_id or "")[0].id == place.id
    return [passage for _, passage in found] if is_first else []


def _passage_words(links: list[tuple[PassageLink, Passage]], notes: NoteNumbers | None) -> tuple[str, str]:
    """What the footer says of the passages: a plain count, or a warning in its place."""
    if not links:
        return "", ""
    found = Counter(passage.state for _, passage in links)
    states = {state: found[state] for state in WORST_FIRST if found[state]}
    warning = words.passage_warning(len(links), states) if states else ""
    if notes is not None:
        return words.note_reference([notes[passage.id] for _, passage in links]), warning
    return ("" if warning else words.passage_count(len(links))), warning
