"""What a change may alter in a map's open points, and what must therefore be asked again."""

from argmap.core.change import Change
from argmap.core.graph import Place, opposes, places_of, row_below, steps_onto, undercuts_of
from argmap.core.records import Inference, MapInfo, Node, Passage, PassageLink, Premise, RecordId, Source, SourceText
from argmap.core.tree import Touched, Tree
from argmap.reasoning.checks import CARDS_ABOVE
from argmap.reasoning.checks.beside import MOST_BESIDE, cards_onto


def affected_nodes(tree: Tree, touched: Touched) -> set[RecordId]:
    """The nodes whose open points a change may have altered; some of them may be gone.

    Whether an objection is one depends on the unbroken chain of opposing steps above it, and whether it is answered on
    its joint premises, on what opposes them and on the doubts of their step; so all of these belong together.
    """
    document = tree.document
    nodes = touched.cards | touched.rows
    steps = set(touched.steps)
    for node_id in touched.cards:
        steps |= {place.inference_id for place in places_of(document, node_id) if place.inference_id is not None}
    for step_id in list(steps):
        step = document.find(Inference, step_id)
        nodes |= {one for one in (step.target_node_id if step else None,) if one is not None}
        steps |= {one for one in (step.target_inference_id if step else None,) if one is not None}
    beside = _beside(tree, touched, steps)
    if touched.roots:
        nodes |= {place.node_id for place in tree.roots()}
    return nodes | beside | _standing_with(tree, nodes, steps)


def affected_steps(tree: Tree, touched: Touched) -> set[RecordId]:
    """The steps whose open points a change may have altered; some of them may be gone.

    What a step speaks of is compared with the card it bears on and with the nearest ones above that.
    """
    document = tree.document
    places = [place for node_id in touched.cards for place in places_of(document, node_id)]
    found = touched.steps | {place.inference_id for place in places if place.inference_id is not None}
    latest, node_ids = found, set(touched.cards)
    for _ in range(CARDS_ABOVE + 1):
        node_ids |= {one.node_id for step_id in latest for one in document.where(Premise, "inference_id", step_id)}
        latest = {step.id for one in node_ids for step in document.where(Inference, "target_node_id", one)}
        found, node_ids = found | latest, set()
    return found


def moves_words(change: Change) -> bool:
    """Whether a change may alter what a card says or bears on, and not only passages, sources and remarks."""
    return change.has(Node, Inference, Premise)


def is_in_another_language(change: Change) -> bool:
    """Whether a change gives the map another language, in which all words are read otherwise."""
    return any(len({one.language for one in pair if one is not None}) > 1 for pair in change.records(MapInfo))


def resting_on_sources(tree: Tree, change: Change) -> set[RecordId]:
    """The cards with passages in the sources that a change names."""
    document = tree.document
    texts = [text for pair in change.records(Source) for text in document.where(SourceText, "source_id", _id_of(pair))]
    passages = [one for text in texts for one in document.where(Passage, "source_text_id", text.id)]
    links = [link for one in passages for link in document.where(PassageLink, "passage_id", one.id)]
    return {link.node_id for link in links if link.node_id is not None}


def _id_of(pair: tuple[Source | None, Source | None]) -> RecordId:
    return next((one.id for one in pair if one is not None), "")


def tops(tree: Tree, touched: Touched) -> list[Place]:
    """Where the cards stand that a change touched, or that stand in a step it touched."""
    in_steps = {place.node_id for step_id in touched.steps for place in tree.premises(step_id)}
    return [place for one in touched.cards | in_steps if (place := tree.full_place(one)) is not None]


def _beside(tree: Tree, touched: Touched, step_ids: set[RecordId]) -> set[RecordId]:
    """The cards that bear on the same ones as what was touched, where it is asked whether they nearly say the same."""
    steps = [tree.document.find(Inference, one) for one in step_ids]
    targets = {step.target_node_id for step in steps if step is not None and step.target_node_id is not None}
    rows = [cards_onto(tree, [target]) for target in targets | touched.rows]
    most = MOST_BESIDE + len(touched.cards) + len(touched.steps)
    return {one for row in rows if len(row) <= most for one in row}


def _standing_with(tree: Tree, nodes: set[RecordId], steps: set[RecordId]) -> set[RecordId]:
    """The nodes in the steps, those beside the nodes, and those down the chains of opposing steps."""
    document = tree.document
    found: set[RecordId] = set()
    waiting = list(steps)
    for node_id in nodes:
        waiting += [one.inference_id for one in places_of(document, node_id) if one.inference_id is not None]
        waiting += [step.id for step in row_below(document, node_id) if opposes(step)]
    seen: set[RecordId] = set()
    while waiting:
        step_id = waiting.pop()
        if step_id in seen:
            continue
        seen.add(step_id)
        below = undercuts_of(document, step_id)
        for premise in document.where(Premise, "inference_id", step_id):
            found.add(premise.node_id)
            below += steps_onto(document, premise.node_id)
        waiting += [step.id for step in below if opposes(step)]
    return found
