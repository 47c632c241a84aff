"""What a list says of a hit: the words around it, which of them were found, and what and where it is."""

from dataclasses import dataclass

from argmap.core.excerpts import excerpt
from argmap.core.finding import Stretch
from argmap.core.graph import Place
from argmap.core.querying import Query
from argmap.core.records import Comment, Inference, Node, Passage, Source, SourceText
from argmap.core.roles import role_at
from argmap.core.tree import Tree
from argmap.render.citing import citing_terms
from argmap.render.step_name import scheme_name
from argmap.render.words import role_name
from argmap.storage.answering import source_of
from argmap.storage.search import Hit
from argmap.storage.searched import Group
from argmap.ui.panels.role_icons import kind_name
from argmap.ui.text import isolated, shortened, shown
from argmap.ui.translating import N, translate

LENGTH = 80  # characters of a hit
TITLE = 60  # characters of a source's title, or of the card a note is about
KINDS = {
    Node: N("Search", "card"),
    Inference: N("Search", "step"),
    Comment: N("Search", "comment"),
    Passage: N("Search", "quote"),
    Source: N("Search", "source"),
    SourceText: N("Search", "source"),
}
FIELDS = {
    "title": N("Search", "title"),
    "speaker": N("Search", "speaker"),
    "authors": N("Search", "authors"),
    "label": N("Search", "label"),
    "scheme": N("Search", "scheme"),
}
"""Fields that a line names, since they are not what is read first."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """The words on one line; `marks` are the stretches of it that were found."""

    words: str
    marks: tuple[Stretch, ...]
    detail: str


def short_line(tree: Tree, hit: Hit) -> FoundLine:
    """A line for a list in which anything may stand: its detail is the kind."""
    kind = N("Search", "note") if hit.kind.group is Group.NOTES else KINDS[hit.kind.record_type]
    field, places = hit.marks()[0]
    return FoundLine(*_said(tree, hit, field, places), translate("Search", kind))


def card_line(node: Node, query: Query) -> FoundLine:
    """A line for a list in which a card is chosen, by its text wherever else words were found."""
    return FoundLine(*_words(node.text, query.places_in(node.text)), "")


def full_line(tree: Tree, hit: Hit) -> FoundLine:
    """A line for a list by groups: its detail is the role of the card, or the source and the place in it."""
    field, places = hit.marks()[0]
    parts = (_about(tree, hit), translate("Search", FIELDS[field]) if field in FIELDS else "")
    return FoundLine(*_said(tree, hit, field, places), "  ·  ".join(part for part in parts if part))


def _said(tree: Tree, hit: Hit, field: str, places: list[Stretch]) -> tuple[str, tuple[Stretch, ...]]:
    """The words of a field; of a scheme its name, since ids are for no one to read."""
    if isinstance(hit.record, Inference) and field == "scheme":
        return shown(scheme_name(hit.record.scheme, tree.document.info.language)), ()
    return _words(getattr(hit.record, field), places)


def _words(text: str, places: list[Stretch]) -> tuple[str, tuple[Stretch, ...]]:
    words, marks = "", []
    for piece, is_found in excerpt(text, places, LENGTH):
        seen = shown(piece).replace("\n", " ")
        if is_found:
            marks.append((len(words), len(words) + len(seen)))
        words += seen
    return words, tuple(marks)


def _about(tree: Tree, hit: Hit) -> str:
    match hit.record:
        case Node() as node if hit.kind.group is Group.CARDS:
            return _role(tree, node)
        case Node() as node:
            return translate("Search", "Note on {0}").format(isolated(shortened(node.text, TITLE)))
        case Comment() as comment:
            on = tree.document.find(Node, comment.node_id or "")
            about = isolated(shortened(on.text, TITLE)) if on is not None else translate("Search", "a step")
            return translate("Search", "Comment on {0}").format(about)
        case Inference():
            return translate("Search", "Step")
        case Source() as whole if hit.kind.group is Group.NOTES:
            return translate("Search", "Note on {0}").format(isolated(shortened(whole.title, TITLE)))
        case Source():
            return translate("Search", "Source")
    source, place = source_of(tree.document, hit, citing_terms())
    title = isolated(shortened(source.title, TITLE)) if source is not None and source.title else ""
    return "  ·  ".join(part for part in (place, title) if part)


def _role(tree: Tree, node: Node) -> str:
    place: Place | None = tree.full_place(node.id)
    if place is None or place.id in tree.document.tray_ids:
        return translate("Search", "{0} in the tray").format(kind_name(node.kind))
    return role_name(role_at(tree, place))
