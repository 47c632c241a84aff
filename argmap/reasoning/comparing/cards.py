"""What cards and steps that both maps have say otherwise: words, kinds, passages, details, remarks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace

from argmap.core.differing import differing_words
from argmap.core.document import Document
from argmap.core.graph import passages_of, passages_of_step, premises_of
from argmap.core.records import Answer, Comment, Inference, Node, Passage, PassageLink, Rating, Record, RecordId
from argmap.core.tree import Tree
from argmap.reasoning.comparing.findings import Finding, FindingKind, Spot

TOLD_OTHERWISE = {"id", "text", "kind", "order_key"}
DETAILS = tuple(one.name for one in fields(Node) if one.name not in TOLD_OTHERWISE)
STEP_DETAILS = ("symmetric", "scheme", "label", "strength")
REMARKS: tuple[type[Comment | Rating | Answer], ...] = (Comment, Rating, Answer)


def card_findings(a: Tree, b: Tree, one: Spot, other: Spot) -> Iterator[Finding]:
    """In what a card differs, wherever it stands."""
    mine, theirs = a.node(one.node_id), b.node(other.node_id)
    if mine.text != theirs.text:
        gone, come = differing_words(mine.text, theirs.text)
        yield Finding(FindingKind.REWORDED, one, other, tuple(gone), tuple(come))
    if mine.kind is not theirs.kind:
        yield Finding(FindingKind.OTHER_KIND, one, other)
    yield from _passages(one, other, passages_of(a.document, one.node_id), passages_of(b.document, other.node_id))
    yield from _fields(FindingKind.DETAILS, one, other, differing_fields(mine, theirs, DETAILS))
    yield from _fields(
        FindingKind.REMARKS, one, other, _remarks(a.document, b.document, "node_id", one.node_id, other.node_id)
    )


def step_findings(a: Tree, b: Tree, a_id: RecordId, b_id: RecordId) -> Iterator[Finding]:
    """In what a step differs, besides its polarity and who stands in it."""
    one, other = _first_spot(a, a_id), _first_spot(b, b_id)
    mine, theirs = a.document.find(Inference, a_id), b.document.find(Inference, b_id)
    if one is None or other is None or mine is None or theirs is None:
        return
    found = differing_fields(mine, theirs, STEP_DETAILS)
    found += ("roles",) if _have_other_roles(a.document, b.document, a_id, b_id) else ()
    found += _remarks(a.document, b.document, "inference_id", a_id, b_id)
    yield from _fields(FindingKind.STEP, one, other, found)
    passages = list(_passages(one, other, passages_of_step(a.document, a_id), passages_of_step(b.document, b_id)))
    yield from (replace(finding, kind=FindingKind.STEP, fields=("passages",)) for finding in passages)


def differing_fields(one: Record, other: Record, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the fields that two records of one type fill differently."""
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


def _have_other_roles(a: Document, b: Document, a_id: RecordId, b_id: RecordId) -> bool:
    """Whether its scheme gives its cards other roles, one after the other. More or fewer cards are told otherwise."""
    mine, theirs = ([one.role for one in premises_of(document, step)] for document, step in ((a, a_id), (b, b_id)))
    return len(mine) == len(theirs) and mine != theirs


def _fields(kind: FindingKind, one: Spot, other: Spot, names: tuple[str, ...]) -> Iterator[Finding]:
    if names:
        yield Finding(kind, one, other, fields=names)


def _first_spot(tree: Tree, step_id: RecordId) -> Spot | None:
    place = next(iter(tree.premises(step_id)), None)
    return Spot(place.node_id, place.id, place.inference_id) if place is not None else None


def _passages(
    one: Spot, other: Spot, mine: list[tuple[PassageLink, Passage]], theirs: list[tuple[PassageLink, Passage]]
) -> Iterator[Finding]:
    """Passages are the same where their words are: the same words of another edition are told of as its source's.

    The same words may be there for something else, or be in doubt in one of the maps.
    """
    gone, come = _words_of(mine), _words_of(theirs)
    if gone != come:
        only_a, only_b = tuple((gone - come).elements()), tuple((come - gone).elements())
        yield Finding(FindingKind.PASSAGES, one, other, a_words=only_a, b_words=only_b)
    elif _uses_of(mine) != _uses_of(theirs):
        yield Finding(FindingKind.DETAILS, one, other, fields=("passages",))


def _words_of(links: list[tuple[PassageLink, Passage]]) -> Counter[str]:
    return Counter(" ".join(passage.exact.split()) for _, passage in links)


def _uses_of(links: list[tuple[PassageLink, Passage]]) -> Counter[object]:
    """What each passage is there for, and whether somebody stands for its place."""
    return Counter((" ".join(passage.exact.split()), link.role, passage.reviewed) for link, passage in links)


def _remarks(a: Document, b: Document, field: str, a_id: RecordId, b_id: RecordId) -> tuple[str, ...]:
    """The kinds of remarks on a card or step that are others; who made them again under other ids said the same."""
    kinds = [kind for kind in REMARKS if kind is not Answer or field == "inference_id"]
    return tuple(kind.__name__.lower() for kind in kinds if _said(a, kind, field, a_id) != _said(b, kind, field, b_id))


def _said(document: Document, kind: type[Comment | Rating | Answer], field: str, one_id: RecordId) -> Counter[object]:
    found = document.where(kind, field, one_id)
    if not found:
        return Counter()
    names = [one.name for one in fields(kind) if not one.name.endswith("id")]
    return Counter(tuple(getattr(one, name) for name in names) for one in found)
