"""The passages of a map read as numbered notes: the quoted words, and where they stand."""

from argmap.core.document import Document
from argmap.core.graph import Place, passages_of
from argmap.core.records import Passage, RecordId
from argmap.core.references.bibliography import Bibliography, CitationStyle, bibliography, sources_of
from argmap.core.references.terms import Terms
from argmap.core.references.where import origin, where
from argmap.core.tree import Tree
from argmap.render import words
from argmap.render.citing import citing_terms
from argmap.render.face import passages_led_by
from argmap.render.notes import Note


def number_passages(tree: Tree) -> dict[RecordId, int]:
    """A number for each passage of the cards and steps in the tree, in the order in which they are read."""
    numbers: dict[RecordId, int] = {}
    for place, depth in tree.walk():
        for passage in [*_own_passages(tree, place), *(passages_led_by(tree, place) if depth else ())]:
            numbers.setdefault(passage.id, len(numbers) + 1)
    return numbers


def _own_passages(tree: Tree, place: Place) -> list[Passage]:
    if not tree.is_full(place):
        return []
    return [passage for _, passage in passages_of(tree.document, place.node_id)]


def notes_of(document: Document, numbers: dict[RecordId, int], style: CitationStyle | None = None) -> list[Note]:
    """The notes in the order of their numbers; in a style of citation, with the list of sources behind them."""
    terms = citing_terms()
    passages = [one for passage_id in numbers if (one := document.find(Passage, passage_id)) is not None]
    cited = bibliography(sources_of(document, passages), style, terms) if style is not None else None
    notes = [
        Note(str(numbers[one.id]), f"“{one.exact.strip()}”", _source(document, one, cited, terms)) for one in passages
    ]
    return [*notes, *(_listed(cited, terms) if cited is not None else [])]


def _listed(cited: Bibliography, terms: Terms) -> list[Note]:
    """The sources as notes of their own."""
    headings = [terms.sources] + [""] * len(cited.entries)
    pairs = zip(cited.entries, headings, strict=False)
    return [Note(entry.label, "", entry.text, heading) for entry, heading in pairs]


def _source(document: Document, passage: Passage, cited: Bibliography | None, terms: Terms) -> str:
    """The source, where the words stand in it, and how the passage stands if it is not exact."""
    source, text = origin(document, passage)
    place = where(text, passage, terms)
    if source is not None and cited is not None:
        parts = [cited.cited(source.id, place)]
    else:
        name = ", ".join(part for part in (source.authors, source.title) if part) if source is not None else ""
        parts = [name or terms.unnamed, place]
    return " · ".join(filter(None, [*parts, words.state_words(passage.state)]))
