"""A map's passage links as annotations of any format can say them."""

from dataclasses import dataclass

from argmap.core.graph import premises_of
from argmap.core.locators import page_number_at
from argmap.core.records import (
    Inference,
    Kind,
    LinkRole,
    Node,
    Passage,
    PassageLink,
    Polarity,
    RecordId,
    Source,
    SourceText,
)
from argmap.core.roles import role_of
from argmap.core.tree import Tree

STEP = "step"


@dataclass(frozen=True, slots=True)
class Leaving:
    """One passage link: what its card or step says, and the words that this rests on.

    `card_id` is None for a step; `page_number` counts the pages of the source from 1.
    """

    link_id: RecordId
    card_id: RecordId | None
    text: str
    kind: Kind
    role: str
    link_role: LinkRole
    tags: tuple[str, ...]
    passage: Passage
    source_text: SourceText | None
    source: Source | None
    page_number: int | None


def leaving(tree: Tree) -> list[Leaving]:
    """All passage links, source by source, as their words stand there."""
    order = {one.id: number for number, one in enumerate(tree.document.all(Source))}
    found = [one for link in tree.document.all(PassageLink) if (one := _leaving(tree, link)) is not None]
    return sorted(found, key=lambda one: _place(one, order))


def _place(one: Leaving, order: dict[RecordId, int]) -> tuple[int, int, int, RecordId]:
    source = order[one.source.id] if one.source is not None else -1
    version = one.source_text.version if one.source_text is not None else 0
    return source, version, one.passage.start or 0, one.link_id


def _leaving(tree: Tree, link: PassageLink) -> Leaving | None:
    document = tree.document
    passage = document.find(Passage, link.passage_id)
    if passage is None:
        return None
    text = document.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    node = document.find(Node, link.node_id) if link.node_id is not None else None
    return Leaving(
        link_id=link.id,
        card_id=link.node_id,
        text=node.text if node is not None else _step_words(tree, link.inference_id or ""),
        kind=node.kind if node is not None else Kind.CLAIM,
        role=role_of(tree, node.id).value.replace("_", " ") if node is not None else STEP,
        link_role=link.role,
        tags=node.tags if node is not None else (),
        passage=passage,
        source_text=text,
        source=document.find(Source, text.source_id) if text is not None else None,
        page_number=page_number_at(text, passage.start) if text is not None and passage.start is not None else None,
    )


def _step_words(tree: Tree, inference_id: RecordId) -> str:
    """A step as words: what it rests on, how it bears, and on what."""
    step = tree.document.find(Inference, inference_id)
    if step is None:
        return ""
    premises = [tree.node(one.node_id).text for one in premises_of(tree.document, step.id)]
    target = tree.node(step.target_node_id).text if step.target_node_id is not None else step.label
    bears = "" if step.polarity is Polarity.SUPPORTS else f"{step.polarity.value} "
    return f"{' + '.join(premises)} → {bears}{target}".strip()
