"""The cards of a map beside the passages that they say they render."""

from collections.abc import Iterator

from argmap.core.document import Document
from argmap.core.graph import passages_of
from argmap.core.records import LinkRole, Passage, RecordId, Source, SourceText
from argmap.core.tree import Tree
from argmap.reasoning.fidelity.differences import Difference, differences
from argmap.reasoning.fidelity.lexicon import Lexicon

RENDERING = (LinkRole.PARAPHRASES, LinkRole.STATES)
PARAGRAPHS_BEFORE = 2  # how far back "it" and "the country" point
REMEMBERED = 4000  # and at most so many characters


def rendered_passages(document: Document, node_id: RecordId) -> list[Passage]:
    """The passages whose words a card renders, not those that back it or stand around it."""
    return [passage for link, passage in passages_of(document, node_id) if link.role in RENDERING and passage.exact]


def differences_of(tree: Tree, node_id: RecordId, lexicon: Lexicon) -> tuple[Difference, ...]:
    """Where a card says what the passages that it renders do not; quotes count as `rendered_passages` has them."""
    passages = rendered_passages(tree.document, node_id)
    if not passages:
        return ()
    around = "\n".join(part for passage in passages for part in _around(tree.document, passage))
    return differences(tree.node(node_id).text, [passage.exact for passage in passages], lexicon, around)


def _around(document: Document, passage: Passage) -> Iterator[str]:
    """What a reader of the passage has just read: the title, the paragraphs before, its own."""
    yield from (passage.prefix, passage.suffix)
    text = document.find(SourceText, passage.source_text_id) if passage.source_text_id is not None else None
    if text is None:
        return
    source = document.find(Source, text.source_id)
    yield source.title if source is not None else ""
    if passage.start is not None and passage.end is not None:
        yield near(text.text, passage.start, passage.end)


def near(text: str, start: int, end: int) -> str:
    """The paragraph in which a stretch lies and those before it, as far as somebody remembers."""
    before = text[max(0, start - REMEMBERED) : start].split("\n")
    here = text[start : end + REMEMBERED]
    own = here[: end - start] + here[end - start :].split("\n", 1)[0]
    filled = [line for line in before[:-1] if line.strip()][-PARAGRAPHS_BEFORE:]
    return "\n".join([*filled, before[-1] + own])
