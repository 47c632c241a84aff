"""What a line of the outline says: the card's text, the quiet words before it, and what a screen reader reads."""

from argmap.core.graph import Place, premises_of
from argmap.core.records import Inference
from argmap.core.roles import role_at
from argmap.core.tree import Tree
from argmap.render.words import and_word, role_name, see_words, step_word
from argmap.ui.text import shown


def words_at(tree: Tree, place: Place) -> str:
    """The card's text in one line; a "see" line where it is drawn in full elsewhere."""
    text = shown(" ".join(tree.node(place.node_id).text.split())) or "…"
    return text if tree.is_full(place) else see_words(text)


def lead_at(tree: Tree, place: Place) -> str:
    """The words before the text: "and" for a further joint reason, "doubts the step"; empty for most."""
    step = step_at(tree, place)
    if step is None:
        return ""
    premises = premises_of(tree.document, step.id)
    if premises and premises[0].id != place.id:
        return and_word()
    return step_word(step.polarity) if step.target_inference_id is not None else ""


def spoken_at(tree: Tree, place: Place) -> str:
    """Role, whether joint, doubting or shown elsewhere, and the text: "Objection, doubts the step: …"."""
    role = role_name(role_at(tree, place))
    lead = lead_at(tree, place)
    return f"{role}, {lead}: {words_at(tree, place)}" if lead else f"{role}: {words_at(tree, place)}"


def step_at(tree: Tree, place: Place) -> Inference | None:
    """The step whose premise stands at the place; None for a root."""
    return tree.document.find(Inference, place.inference_id) if place.inference_id is not None else None
