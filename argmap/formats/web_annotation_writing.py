"""A map's passages as W3C Web Annotations: one for each link, and those that came in as they came."""

from typing import Any

from argmap.core.annotations import Kept, kept_annotations
from argmap.core.records import Kind, LinkRole, Node, PassageLink, Source
from argmap.core.references.identity import dois_of
from argmap.core.tree import Tree
from argmap.formats.annotations.leaving import Leaving, leaving
from argmap.formats.annotations.selectors import IRI, as_list
from argmap.formats.annotations.wording import card_tags, card_text
from argmap.formats.json_writing import indented
from argmap.formats.web_annotation import COLLECTION, FORMAT, PAGE, annotation_of
from argmap.formats.web_annotation_checks import CONTEXT, TYPE, annotation_problems
from argmap.formats.web_annotation_words import TERM, TERMS, urn

PDF = "application/pdf"
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"
MOTIVATIONS = {Kind.CLAIM: "commenting", Kind.EVIDENCE: "commenting", Kind.QUESTION: "questioning"}

Value = dict[str, Any]


def write(tree: Tree) -> bytes:
    """A collection of annotations, UTF-8, indented by one space. `read` gives back what each of them says."""
    kept = [one for one in kept_annotations(tree.document, FORMAT) if not any(annotation_problems(one.said.raw, ""))]
    spoken_for = {link_id for one in kept for link_id in one.links}
    going = {one.link_id: one for one in leaving(tree)}
    items = [_restored(tree, one, going) for one in kept]
    items += [_annotation(one) for one in going.values() if one.link_id not in spoken_for]
    address = urn(tree.document.info.id)
    page = {"id": f"{address}#page1", "type": PAGE, "partOf": address, "startIndex": 0, "items": items}
    head = {"@context": [CONTEXT, {TERM: TERMS}], "id": address, "type": COLLECTION}
    title = tree.document.info.title
    return indented({**head, "label": title, "total": len(items), "first": page})


def _annotation(one: Leaving) -> Value:
    is_quote = one.link_role is LinkRole.STATES and one.text == " ".join(one.passage.exact.split())
    value: Value = {
        "id": urn(one.link_id),
        "type": TYPE,
        "motivation": "highlighting" if is_quote else MOTIVATIONS[one.kind],
        "body": [] if is_quote else [_words(one.text, MOTIVATIONS[one.kind])],
        "target": _target(one),
        f"{TERM}:role": one.link_role.value,
    }
    value["body"] += [_words(one.role, "classifying"), *(_words(tag, "tagging") for tag in one.tags)]
    return value | ({f"{TERM}:card": urn(one.card_id)} if one.card_id is not None else {})


def _words(text: str, purpose: str) -> Value:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _target(one: Leaving) -> Value:
    value: Value = {"type": "SpecificResource", "source": _source(one), "selector": _selectors(one)}
    if one.passage.page:
        value[f"{TERM}:page"] = one.passage.page
    return value | {f"{TERM}:state": one.passage.state.value}


def _source(one: Leaving) -> Value:
    """The source by its address on the web, else by its id; what else a reader may know it by stands beside that."""
    if one.source is None:
        return {"id": urn(one.passage.id)}
    value: Value = {"id": _address(one.source), "type": "Text", "dcterms:title": one.source.title}
    value[f"{TERM}:source"] = urn(one.source.id)
    dois = sorted(dois_of(one.source))
    if dois:
        value["dcterms:identifier"] = f"https://doi.org/{dois[0]}"
    if one.source_text is not None and one.source_text.text:
        value |= {"format": one.source_text.media_type, f"{TERM}:sha256": one.source_text.sha256}
    return value


def _address(source: Source) -> str:
    is_on_web = source.url.lower().startswith(("http://", "https://")) and IRI.fullmatch(source.url)
    return source.url if is_on_web else urn(source.id)


def _selectors(one: Leaving) -> list[Value]:
    """The words with what stands around them; their place in code points where they have one; the page of a PDF."""
    passage = one.passage
    quote = {"type": "TextQuoteSelector", "exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
    found: list[Value] = [quote]
    if passage.start is not None:
        found.append({"type": "TextPositionSelector", "start": passage.start, "end": passage.end})
    if one.page_number is not None and one.source_text is not None and one.source_text.media_type == PDF:
        found.append({"type": "FragmentSelector", "value": f"page={one.page_number}", "conformsTo": PDF_FRAGMENTS})
    return found


def _restored(tree: Tree, kept: Kept, going: dict[str, Leaving]) -> Value:
    """An annotation that came in, with what the user has changed since; all else stays as its file said it."""
    value: Value = dict(kept.said.raw) if isinstance(kept.said.raw, dict) else {}
    node = tree.document.find(Node, kept.node_id)
    came = annotation_of(value)
    if node is not None and (card_text(came), card_tags(came), came.kind) != (node.text, node.tags, node.kind):
        value.pop("bodyValue", None)
        others = [body for body in as_list(value.get("body")) if not isinstance(body, dict) or "value" not in body]
        mine = [_words(node.text, MOTIVATIONS[node.kind]), *(_words(tag, "tagging") for tag in node.tags)]
        value["body"] = mine + others
    if any(_passage_id(tree, link_id) != passage_id for link_id, passage_id in kept.links.items()):
        value["target"] = [_target(going[link_id]) for link_id in kept.links if link_id in going] or value["target"]
    return value


def _passage_id(tree: Tree, link_id: str) -> str | None:
    link = tree.document.find(PassageLink, link_id)
    return link.passage_id if link is not None else None
